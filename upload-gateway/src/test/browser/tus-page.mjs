// Unmodified tus-js-client in Chromium, on a page of another origin: pauses, is reloaded, and goes on where it was.
import { createHash, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const tool = createRequire(`${process.env.BROWSER_TOOLS}/`)
const { origin, endpoint, token, bucket, key, size, bytesPerSecond } = JSON.parse(process.env.SCENARIO)

const PAGE = `<!doctype html><title>Somebody's application</title><input type="file" id="file">
<script type="module">
import { Upload } from '/tus.js'
window.seen = { asked: [], requests: [] }
window.begin = (options) => {
  window.sent = 0
  window.result = new Promise((resolve, reject) => {
    window.upload = new Upload(file.files[0], { ...options,
      onAfterResponse: (request, response) => {
        seen.requests.push(request.getMethod() + ' ' + response.getStatus())
        if (request.getMethod() === 'HEAD') seen.asked.push(Number(response.getHeader('Upload-Offset')))
      },
      onProgress: (bytes) => { window.sent = bytes },
      onError: reject, onSuccess: () => resolve(true) })
  })
}
window.ready = true
</script>`

/** A page on the origin that the gateway lets in. */
function serve() {
  const bundle = tool('esbuild').buildSync({
    stdin: { contents: "export { Upload } from 'tus-js-client'", resolveDir: process.env.BROWSER_TOOLS },
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
  await page.evaluate((given) => begin(given), options)
}

const sent = (page, least) => page.waitForFunction((bytes) => window.sent > bytes, least, { polling: 20 })

async function scenario(page, path) {
  await open(page, path)
  await page.evaluate(() => upload.start())
  await sent(page, size * 0.25)
  await page.evaluate(() => upload.abort())
  await page.waitForTimeout(300)
  await page.evaluate(() => upload.start())
  await sent(page, size * 0.55)
  await page.evaluate(() => upload.abort())
  const before = await page.evaluate(() => seen)

  await open(page, path)
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
  const told = await scenario(page, path)
  console.log(JSON.stringify({ sha256: createHash('sha256').update(bytes).digest('hex'), ...told }))
} finally {
  await browser.close()
  server.close()
}
