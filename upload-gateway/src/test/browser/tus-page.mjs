// Unmodified tus-js-client, and Uppy with its plugin for tus, in Chromium, on a page of another origin: they pause, are reloaded or
// cancelled, and go on where they were.
import { createHash, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const tool = createRequire(`${process.env.BROWSER_TOOLS}/`)
const { scenario, origin, endpoint, token, bucket, key, size, bytesPerSecond } = JSON.parse(process.env.SCENARIO)

const PAGE = `<!doctype html><title>Somebody's application</title><input type="file" id="file">
<script type="module">
import { Upload, Uppy, Tus } from '/tus.js'
window.seen = { asked: [], requests: [] }
const onAfterResponse = (request, response) => {
  seen.requests.push(request.getMethod() + ' ' + response.getStatus())
  if (request.getMethod() === 'HEAD') seen.asked.push(Number(response.getHeader('Upload-Offset')))
}
window.beginUppy = ({ metadata, ...options }) => {
  window.sent = 0
  window.uppy = new Uppy({ meta: metadata }).use(Tus, { ...options, onAfterResponse })
  uppy.on('upload-progress', (file, progress) => { window.sent = progress.bytesUploaded })
  uppy.addFile({ name: file.files[0].name, type: file.files[0].type, data: file.files[0] })
  window.result = uppy.upload().then((done) => done.failed.map((one) => one.error))
}
window.begin = (options) => {
  window.sent = 0
  window.result = new Promise((resolve, reject) => {
    window.upload = new Upload(file.files[0], { ...options, onAfterResponse,
      onProgress: (bytes) => { window.sent = bytes },
      onError: reject, onSuccess: () => resolve(true) })
  })
}
window.ready = true
</script>`

/** A page on the origin that the gateway lets in. */
function serve() {
  const bundle = tool('esbuild').buildSync({
    stdin: {
      contents: "export { Upload } from 'tus-js-client'; export { default as Uppy } from '@uppy/core';"
        + " export { default as Tus } from '@uppy/tus'",
      resolveDir: process.env.BROWSER_TOOLS,
    },
    bundle: true, format: 'esm', platform: 'browser', write: false, logLevel: 'error',
  }).outputFiles[0].text
  const server = createServer((request, response) => {
    const isScript = request.url.startsWith('/tus.js')
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? bundle : PAGE)
  })
  return new Promise((resolve) => server.listen(new URL(origin).port, '127.0.0.1', () => resolve(server)))
}

const options = {
  endpoint,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { bucket, key, filetype: 'application/x-tus' },
  retryDelays: [0, 200, 500, 1000, 2000],
}

async function open(page, path) {
  await page.goto(origin)
  await page.waitForFunction(() => window.ready)
  await page.setInputFiles('#file', path)
}

const sent = (page, least) => page.waitForFunction((bytes) => window.sent > bytes, least, { polling: 20 })

const scenarios = {}

scenarios.reload = async (page, path) => {
  await open(page, path)
  await page.evaluate((given) => begin(given), options)
  await page.evaluate(() => upload.start())
  await sent(page, size * 0.25)
  await page.evaluate(() => upload.abort())
  await page.waitForTimeout(300)
  await page.evaluate(() => upload.start())
  await sent(page, size * 0.55)
  await page.evaluate(() => upload.abort())
  const before = await page.evaluate(() => seen)

  await open(page, path)
  await page.evaluate((given) => begin(given), options)
  const found = await page.evaluate(async () => {
    const uploads = await upload.findPreviousUploads()
    upload.resumeFromPreviousUpload(uploads[0])
    upload.start()
    return uploads.length
  })
  await page.evaluate(() => result)
  const after = await page.evaluate(() => seen)
  return { found, requests: [...before.requests, ...after.requests], asked: [...before.asked, ...after.asked] }
}

scenarios.uppy = async (page, path) => {
  await open(page, path)
  await page.evaluate((given) => beginUppy(given), options)
  await sent(page, size * 0.2)
  await page.evaluate(() => uppy.pauseAll())
  await page.waitForTimeout(500)
  await page.evaluate(() => uppy.resumeAll())
  await sent(page, size * 0.4)
  await page.evaluate(() => uppy.pauseAll())
  await page.waitForTimeout(500)
  await page.evaluate(() => uppy.resumeAll())
  const failed = await page.evaluate(() => result)
  return { failed, ...(await page.evaluate(() => seen)) }
}

scenarios.uppyCancels = async (page, path) => {
  await open(page, path)
  await page.evaluate((given) => beginUppy(given), options)
  await sent(page, size * 0.2)
  const ended = page.waitForResponse((response) => response.request().method() === 'DELETE')
  await page.evaluate(() => uppy.cancelAll())
  return { status: (await ended).status(), ...(await page.evaluate(() => seen)) }
}

const server = await serve()
const browser = await tool('playwright-core').chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--no-first-run', '--disable-quic', '--disable-dev-shm-usage'],
})
try {
  const bytes = randomBytes(size)
  const path = join(process.env.FOLDER, 'film.bin')
  writeFileSync(path, bytes)
  const page = await browser.newPage()
  page.setDefaultTimeout(90_000)
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.emulateNetworkConditions',
    { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytesPerSecond })
  const told = await scenarios[scenario](page, path)
  console.log(JSON.stringify({ sha256: createHash('sha256').update(bytes).digest('hex'), ...told }))
} finally {
  await browser.close()
  server.close()
}
