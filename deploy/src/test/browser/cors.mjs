// Two pages of different origins put an object to a presigned URL, in Chromium; prints what each of them got to see.
// PLAY is {"url", "port", "origins": [...]}; the pages come from that port of this machine, under whatever name.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const tool = createRequire(join(process.env.BROWSER_TOOLS, 'package.json'));
const { url, port, origins } = JSON.parse(process.env.PLAY);
const pages = createServer((request, answer) => answer.setHeader('content-type', 'text/html').end('<title>page</title>'));
await new Promise((done) => pages.listen(port, '127.0.0.1', done));
const browser = await tool('playwright-core').chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--no-first-run', '--disable-quic', '--disable-dev-shm-usage'],
});
try {
  const seen = {};
  for (const origin of origins) {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${origin}/`);
    seen[origin] = await page.evaluate(async (target) => {
      try {
        const answer = await fetch(target, { method: 'PUT', body: 'sent by a page', headers: { 'content-type': 'text/x-test' } });
        return { status: answer.status, etag: answer.headers.get('etag') };
      } catch (failure) {
        return { failure: String(failure) };
      }
    }, url);
  }
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
  pages.close();
}
