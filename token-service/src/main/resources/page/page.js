// The page of a ticket: choose, send, done. What came from outside is only ever set as text.

import { Problem, ask } from './requests.js';
import { Transfer } from './transfer.js';

const here = location.pathname.replace(/\/+$/, '');
const $ = (id) => document.getElementById(id);
const views = { choose: $('choose'), sending: $('sending'), done: $('done'), failed: $('failed') };
let ticket, transfer, file, started, sentBefore, spoken;

function show(name, focus) {
  document.querySelector('main').dataset.state = name;
  Object.entries(views).forEach(([view, element]) => { element.hidden = view !== name; });
  focus?.focus();
}

function say(text) {
  $('status').textContent = text;
}

function size(bytes) {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  for (; bytes >= 1000 && unit < units.length - 1; unit++) bytes /= 1000;
  return `${bytes.toLocaleString(undefined, { maximumFractionDigits: unit > 1 ? 1 : 0 })} ${units[unit]}`;
}

function duration(seconds) {
  if (!Number.isFinite(seconds)) return '';
  if (seconds < 60) return `about ${Math.max(1, Math.round(seconds))} s left`;
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min left`;
  return `about ${Math.round(seconds / 3600)} h left`;
}

function fail(reason, canRetry) {
  $('reason').textContent = reason;
  $('again').hidden = !canRetry;
  $('other').hidden = !ticket?.upload;
  show('failed', $('failed-title'));
  say(`That did not work. ${reason}`);
}

function progress(bytes) {
  const part = file.size ? bytes / file.size : 0;
  const percent = Math.floor(part * 100);
  started ??= performance.now();
  sentBefore ??= bytes;
  const speed = (bytes - sentBefore) / ((performance.now() - started) / 1000);
  $('bar').value = part;
  $('percent').textContent = `${percent} %`;
  $('amount').textContent = `${size(bytes)} of ${size(file.size)}`;
  $('left').textContent = part < 1 ? duration((file.size - bytes) / speed) : 'almost done';
  if (percent - spoken >= 20) {
    spoken = percent;
    say(`${percent} percent sent`);
  }
}

async function send() {
  started = sentBefore = undefined;
  spoken = 0;
  $('name').textContent = file.name;
  $('pause').textContent = 'Pause';
  $('pause').hidden = !transfer.inParts;
  show('sending', transfer.inParts ? $('pause') : $('cancel'));
  say(`Sending ${file.name}`);
  progress(0);
  try {
    await transfer.run();
    finished();
  } catch (failure) {
    stopped(failure);
  }
}

function finished() {
  $('done-name').textContent = `${file.name}, ${size(file.size)}`;
  $('another').hidden = !ticket.prefix;
  transfer = undefined;
  show('done', $('done-title'));
  say('Your file has arrived.');
}

function stopped(failure) {
  if (failure === 'paused') {
    $('pause').textContent = 'Continue';
    $('left').textContent = 'paused';
    say('Paused');
  } else if (failure === 'cancelled') {
    reset();
    say('Cancelled. Nothing was kept.');
  } else {
    const isOurs = failure instanceof Problem;
    fail(isOurs ? failure.message : 'Something unexpected happened in this page.', !(isOurs && failure.final));
  }
}

function reset() {
  transfer = undefined;
  $('file').value = '';
  show('choose', $('file'));
}

function refusal(chosen) {
  if (ticket.max_size !== null && chosen.size > ticket.max_size) {
    return `${chosen.name} has ${size(chosen.size)}, and this link takes files of ${size(ticket.max_size)} at most.`;
  }
  return null;
}

function choose(chosen) {
  if (!chosen || transfer) return;
  file = chosen;
  const refused = refusal(file);
  if (refused) {
    fail(refused, false);
    return;
  }
  transfer = new Transfer({ doors: `${here}/s3`, file, ticket, onProgress: progress });
  send();
}

function listen() {
  $('file').addEventListener('change', () => choose($('file').files[0]));
  $('pause').addEventListener('click', () => {
    if ($('pause').textContent === 'Pause') transfer.pause(); else send();
  });
  $('cancel').addEventListener('click', async () => {
    const paused = $('pause').textContent === 'Continue';
    await transfer.cancel();
    if (paused) stopped('cancelled');
  });
  $('again').addEventListener('click', () => (transfer ? send() : location.reload()));
  $('other').addEventListener('click', async () => { await transfer?.cancel(); reset(); });
  $('another').addEventListener('click', reset);
  addEventListener('dragover', (event) => { event.preventDefault(); document.body.classList.add('dragging'); });
  addEventListener('dragleave', () => document.body.classList.remove('dragging'));
  addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dragging');
    if (!views.choose.hidden) choose(event.dataTransfer.files[0]);
  });
  addEventListener('beforeunload', (event) => { if (transfer) event.preventDefault(); });
}

function introduce() {
  const until = new Date(ticket.expiration).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  $('about').textContent = `This link works until ${until}.`;
  const limits = [];
  if (ticket.max_size !== null) limits.push(`Up to ${size(ticket.max_size)}`);
  if (ticket.content_types.length) limits.push(`only ${ticket.content_types.join(', ')}`);
  $('limits').textContent = limits.join(', ');
  if (ticket.content_types.length) $('file').accept = ticket.content_types.join(',');
}

async function begin() {
  listen();
  try {
    ticket = await ask(here);
  } catch (failure) {
    fail(failure.message, !failure.final);
    return;
  }
  introduce();
  if (ticket.upload) show('choose'); else fail('This link is not for sending files.', false);
}

begin();
