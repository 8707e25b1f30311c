// Requests to this service and to the store, repeated where that can help.

const TRIES = 6;
const LONGEST_WAIT = 15_000;

/** What went wrong, in words for a person. `final`: asking again would not help. */
export class Problem extends Error {
  constructor(message, { status = 0, final = false } = {}) {
    super(message);
    this.status = status;
    this.final = final;
  }
}

/** A pause of this many milliseconds that ends with the signal. */
function wait(ms, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
  });
}

/** Again and again, later each time, until it works, cannot work, or is not wanted any more. */
export async function repeated(work, signal, tries = TRIES) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (failure) {
      if (signal?.aborted || failure.final || attempt === tries) throw failure;
      await wait(Math.min(500 * 2 ** attempt * (0.5 + Math.random()), LONGEST_WAIT), signal);
    }
  }
}

/** JSON from this service; its problems already are in plain words. */
export async function ask(url, { method = 'GET', body, signal } = {}) {
  let answer;
  try {
    answer = await fetch(url, {
      method,
      signal,
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new Problem('The connection was lost. Check it, and try again.');
  }
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const message = json.message || json.detail || 'The server cannot take the file at the moment.';
    throw new Problem(message, { status: answer.status, final: answer.status < 500 && answer.status !== 429 });
  }
  return json;
}

/** Bytes to the store, with progress, which `fetch` does not tell. Resolves to a function that reads headers. */
export function send(method, url, body, { onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal?.addEventListener('abort', stop, { once: true });
    request.open(method, url);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onloadend = () => signal?.removeEventListener('abort', stop);
    request.onabort = () => reject(signal?.reason ?? new Problem('Stopped.'));
    request.onerror = () => reject(new Problem('The connection to the store was lost. Check it, and try again.'));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve((header) => request.getResponseHeader(header));
      } else {
        reject(refused(request.status));
      }
    };
    request.send(body);
  });
}

/** 403 may be a URL that has run out while the machine slept: the next try signs a new one. */
function refused(status) {
  const isTooLarge = status === 413 || status === 400;
  return new Problem(
    isTooLarge ? 'The store does not accept this file. It may be too large.' : 'The store refused the file.',
    { status, final: isTooLarge },
  );
}
