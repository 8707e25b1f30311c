// The real Uppy, on a page of another origin, with a ticket.
import { createServer } from 'node:http';
import { picture, randomFile, run, tool } from './browser.mjs';

const PAGE = `<!doctype html><title>Somebody's application</title><input type="file" id="file"><p id="message"></p>
<script type="module">
import { Uppy, AwsS3 } from '/uppy.js';
const endpoint = new URLSearchParams(location.hash.slice(1)).get('endpoint');
const uppy = window.uppy = new Uppy({ autoProceed: false }).use(AwsS3, { companionEndpoint: endpoint });
uppy.on('info-visible', () => { message.textContent = uppy.getState().info.map((info) => info.message + ' ' + (info.details ?? '')).join(' '); });
window.begun = () => { window.result = uppy.upload().then((done) => ({
  successful: done.successful.map((file) => ({ url: file.uploadURL, key: file.response?.body?.key })),
  failed: done.failed.map((file) => file.error) })); };
file.addEventListener('change', () => uppy.addFile({ name: file.files[0].name, type: file.files[0].type, data: file.files[0] }));
window.ready = true;
</script>`;

/** A page on the origin that the service lets in. */
function serve(origin) {
  const bundle = tool('esbuild').buildSync({
    stdin: {
      contents: "export { default as Uppy } from '@uppy/core'; export { default as AwsS3 } from '@uppy/aws-s3';",
      resolveDir: process.env.BROWSER_TOOLS,
    },
    bundle: true, format: 'esm', write: false, logLevel: 'error',
  }).outputFiles[0].text;
  const server = createServer((request, response) => {
    const isScript = request.url.startsWith('/uppy.js');
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? bundle : PAGE);
  });
  return new Promise((resolve) => server.listen(new URL(origin).port, '127.0.0.1', () => resolve(server)));
}

const progress = (page, least) => page.waitForFunction(
  (n) => uppy.getFiles()[0]?.progress.bytesUploaded / uppy.getFiles()[0]?.size > n, least, { polling: 20 });

const scenarios = {
  async upload({ page }) {
    await page.evaluate(() => begun());
    return page.evaluate(() => result);
  },

  async pause({ page }) {
    await page.evaluate(() => begun());
    await progress(page, 0.2);
    await page.evaluate(() => uppy.pauseAll());
    const at = () => page.evaluate(() => uppy.getFiles()[0].progress.bytesUploaded);
    await page.waitForTimeout(500);
    const paused = await at();
    await page.waitForTimeout(1000);
    const still = await at();
    await page.evaluate(() => uppy.resumeAll());
    return { paused, still, ...(await page.evaluate(() => result)) };
  },

  async abort({ page }) {
    await page.evaluate(() => begun());
    await progress(page, 0.2);
    const aborted = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await page.evaluate(() => uppy.cancelAll());
    return { status: (await aborted).status() };
  },

  async denied({ page }) {
    await page.evaluate(() => begun());
    const outcome = await page.evaluate(() => result);
    await picture(page, 'uppy-denied');
    return { ...outcome, message: await page.textContent('#message') };
  },
};

await run(async ({ args, page }) => {
  const server = await serve(args.origin);
  try {
    const file = randomFile(args.name, args.size);
    await page.goto(`${args.origin}/#${new URLSearchParams({ endpoint: args.url })}`);
    await page.waitForFunction(() => window.ready);
    await page.setInputFiles('#file', file.path);
    await page.waitForFunction(() => uppy.getFiles().length === 1);
    return { sha256: file.sha256, ...(await scenarios[args.scenario]({ args, page })) };
  } finally {
    server.close();
  }
});
