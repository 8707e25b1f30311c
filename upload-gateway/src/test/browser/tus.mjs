// Unmodified tus-js-client in Node: sends bytes, pauses in between, and tells what it saw.
import { createHash, randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'

const tus = createRequire(`${process.env.BROWSER_TOOLS}/`)('tus-js-client')
const { endpoint, token, bucket, key, size, chunk, pauses, deferred } = JSON.parse(process.env.SCENARIO)

const bytes = randomBytes(size)
const requests = []
const asked = []
let paused = 0

await new Promise((resolve, reject) => {
  const upload = new tus.Upload(bytes, {
    endpoint,
    headers: { Authorization: `Bearer ${token}` },
    metadata: { bucket, key, filetype: 'application/x-tus' },
    chunkSize: chunk || Number.POSITIVE_INFINITY,
    uploadLengthDeferred: Boolean(deferred),
    retryDelays: [0, 200, 500, 1000, 2000],
    onAfterResponse: (request, response) => {
      requests.push(`${request.getMethod()} ${response.getStatus()}`)
      if (request.getMethod() === 'HEAD') asked.push(Number(response.getHeader('Upload-Offset')))
    },
    onProgress: (sent) => {
      if (paused < pauses && sent > (size * (paused + 1)) / (pauses + 2) && sent < size) {
        paused += 1
        upload.abort().then(() => setTimeout(() => upload.start(), 300), reject)
      }
    },
    onError: reject,
    onSuccess: resolve,
  })
  upload.start()
})

console.log(JSON.stringify({ sha256: createHash('sha256').update(bytes).digest('hex'), requests, asked, paused }))
