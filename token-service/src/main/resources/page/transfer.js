// One file on its way: whole if it is small, else in parts, several at once, which can be paused and taken up again.

import { Problem, ask, repeated, send } from './requests.js';

const MIB = 1024 * 1024;
const WHOLE = 16 * MIB;
const PART = 8 * MIB;
const MOST_PARTS = 10_000;
const AT_ONCE = 4;
const FORM_TRIES = 2;

export class Transfer {
  #doors; #file; #memory; #onProgress;
  #done = new Map();      // part number -> ETag
  #flying = new Map();    // part number -> bytes so far
  #upload = null;         // { key, uploadId, partSize }
  #stop = null;

  constructor({ doors, file, ticket, onProgress }) {
    this.#doors = doors;
    this.#file = file;
    this.#onProgress = onProgress;
    this.#memory = new Memory(ticket.id, file);
    this.inParts = file.size > WHOLE || ticket.create_only;
  }

  /** Resolves when the object is there; rejects with a Problem, or with 'paused' or 'cancelled'. */
  async run() {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    try {
      if (!this.inParts) await this.#sendWholeIfPossible(signal);
      if (this.inParts) await this.#sendParts(signal);
    } catch (failure) {
      this.#stop.abort(failure);
      throw signal.reason ?? failure;
    }
  }

  pause() {
    this.#stop?.abort('paused');
  }

  /** Nothing stays in the store. */
  async cancel() {
    this.#stop?.abort('cancelled');
    if (!this.#upload) return;
    this.#memory.forget();
    await ask(this.#url(''), { method: 'DELETE' }).catch(() => {});
  }

  /** Some stores take no forms; parts they all take. */
  async #sendWholeIfPossible(signal) {
    try {
      await repeated(() => this.#sendWhole(signal), signal, FORM_TRIES);
    } catch (failure) {
      if (signal.aborted || failure.final) throw failure;
      this.inParts = true;
    }
  }

  async #sendWhole(signal) {
    const about = new URLSearchParams({ filename: this.#file.name, type: this.#file.type || 'application/octet-stream' });
    const { url, fields } = await ask(`${this.#doors}/params?${about}`, { signal });
    const form = new FormData();
    Object.entries(fields).forEach(([name, value]) => form.append(name, value));
    form.append('file', this.#file);
    const onProgress = (bytes) => this.#onProgress(Math.min(bytes, this.#file.size));
    await send('POST', url, form, { onProgress, signal });
  }

  async #sendParts(signal) {
    await this.#open(signal);
    const count = Math.max(1, Math.ceil(this.#file.size / this.#upload.partSize));
    const left = Array.from({ length: count }, (_, index) => index + 1).filter((number) => !this.#done.has(number));
    this.#tell();
    const worker = async () => {
      for (let number = left.shift(); number; number = left.shift()) {
        await repeated(() => this.#sendPart(number, signal), signal);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await repeated(() => this.#complete(signal), signal);
    this.#memory.forget();
  }

  /** Takes up what was begun, before a pause or before the page was closed, or begins. */
  async #open(signal) {
    this.#flying.clear();
    this.#upload ??= this.#memory.recall();
    if (this.#upload && (await this.#recallParts(signal))) return;
    this.#done.clear();
    const partSize = Math.max(PART, Math.ceil(this.#file.size / MOST_PARTS / MIB) * MIB);
    const body = { filename: this.#file.name, type: this.#file.type || 'application/octet-stream', metadata: {} };
    const { key, uploadId } = await repeated(() => ask(`${this.#doors}/multipart`, { method: 'POST', body, signal }), signal);
    this.#upload = { key, uploadId, partSize };
    this.#memory.keep(this.#upload);
  }

  async #recallParts(signal) {
    try {
      const parts = await repeated(() => ask(this.#url(''), { signal }), signal);
      parts.filter((part) => part.Size === this.#part(part.PartNumber).size)
        .forEach((part) => this.#done.set(part.PartNumber, part.ETag));
      return true;
    } catch (failure) {
      if (failure.status !== 404 && failure.status !== 403) throw failure;
      this.#memory.forget();
      return false;
    }
  }

  async #sendPart(number, signal) {
    const { url } = await ask(this.#url(`/${number}`), { signal });
    const onProgress = (bytes) => { this.#flying.set(number, bytes); this.#tell(); };
    try {
      const header = await send('PUT', url, this.#part(number), { onProgress, signal });
      const etag = header('ETag');
      if (!etag) throw new Problem('The store does not show its ETag to this page (CORS of the bucket).', { final: true });
      this.#done.set(number, etag);
    } finally {
      this.#flying.delete(number);
      this.#tell();
    }
  }

  #complete(signal) {
    const parts = [...this.#done].sort(([a], [b]) => a - b).map(([PartNumber, ETag]) => ({ PartNumber, ETag }));
    return ask(this.#url('/complete'), { method: 'POST', body: { parts }, signal });
  }

  #part(number) {
    const start = (number - 1) * this.#upload.partSize;
    return this.#file.slice(start, start + this.#upload.partSize);
  }

  #url(rest) {
    const { key, uploadId } = this.#upload;
    return `${this.#doors}/multipart/${encodeURIComponent(uploadId)}${rest}?${new URLSearchParams({ key })}`;
  }

  #tell() {
    let bytes = 0;
    for (const number of this.#done.keys()) bytes += this.#part(number).size;
    for (const flying of this.#flying.values()) bytes += flying;
    this.#onProgress(bytes);
  }
}

/** Remembers an upload for the same file and ticket; the ticket itself is not kept. */
class Memory {
  #name;

  constructor(ticketId, file) {
    this.#name = `drawbridge ${ticketId} ${file.name} ${file.size} ${file.lastModified}`;
  }

  recall() {
    try { return JSON.parse(localStorage.getItem(this.#name)); } catch { return null; }
  }

  keep(upload) {
    try { localStorage.setItem(this.#name, JSON.stringify(upload)); } catch { /* a private window: no resuming */ }
  }

  forget() {
    try { localStorage.removeItem(this.#name); } catch { /* nothing was kept */ }
  }
}
