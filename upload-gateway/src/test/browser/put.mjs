// A page puts a file of random bytes to another origin, in Chromium; prints what it got to see. PLAY: {url, origin, port, size, token}.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const tool = createRequire(join(process.env.BROWSER_TOOLS, 'package.json'));
const play = JSON.parse(process.env.PLAY);
const pages = createServer((request, answer) => answer.setHeader('content-type', 'text/html').end('<title>page</title>'));
await new Promise((done) => pages.listen(play.port, '127.0.0.1', done));
const browser = await tool('playwright-core').chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--no-first-run', '--disable-quic', '--disable-dev-shm-usage', '--ignore-certificate-errors',
    // crypto.subtle in pages that are served without TLS
    `--unsafely-treat-insecure-origin-as-secure=${play.origin}`],
});
try {
  const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  await page.goto(`${play.origin}/`);
  let protocol;
  const watch = await page.context().newCDPSession(page);
  await watch.send('Network.enable');
  watch.on('Network.responseReceived', ({ response }) => { if (response.url === play.url) protocol = response.protocol; });
  const seen = await page.evaluate(async ({ url, size, token }) => {
    const bytes = new Uint8Array(size);
    for (let i = 0; i < size; i += 65536) crypto.getRandomValues(bytes.subarray(i, i + 65536));
    const file = new File([bytes], 'film.mkv', { type: 'video/x-matroska' });
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    try {
      const answer = await fetch(url, {
        method: 'PUT',
        body: file,
        headers: { authorization: `Bearer ${token}`, 'content-type': file.type, 'x-amz-meta-made-by': 'a page' },
      });
      return {
        status: answer.status,
        etag: answer.headers.get('etag'),
        location: answer.headers.get('location'),
        type: (await answer.json()).type,
        sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
      };
    } catch (failure) {
      return { failure: String(failure) };
    }
  }, play);
  console.log(JSON.stringify({ ...seen, protocol }));
} finally {
  await browser.close();
  pages.close();
}
