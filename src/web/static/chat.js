// The web chat in the browser: follows the desk's log, sends what is written, and says in words how the connection is.

import { createOutbox, keeper, newId } from './chat-outbox.js';
import { createScroll } from './chat-scroll.js';
import { createView } from './chat-view.js';

const MAX_CHARS = 4000;
/** The first message waits for the stream, which brings the cookie; but not for ever. */
const COOKIE_MS = 3000;
/** Shorter breaks are nobody's business. */
const SAY_LOST_MS = 1500;
const SAY_BACK_MS = 4000;
/** What the desk has taken has to appear in the log; if not, the stream is dead or belongs to another session. */
const ECHO_MS = 5000;
const LONGEST_REOPEN_MS = 30_000;
const LOST = '网络断了，正在重连；您写的都在。';
const STUCK = '刚才没发出去；您写的都在，会自动再发。';
const BACK = '连上了。';

/** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
function byId(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`#${id} is missing`);
  return element;
}

const chat = byId('chat', HTMLElement);
const composer = byId('composer', HTMLFormElement);
const text = byId('text', HTMLTextAreaElement);
const state = byId('state', HTMLElement);
const begin = byId('begin', HTMLElement);
const newer = byId('newer', HTMLButtonElement);
const larger = byId('larger', HTMLButtonElement);
const kept = keeper(() => localStorage);
const keptForTab = keeper(() => sessionStorage);

/** Client ids that the log has shown. @type {Set<string>} */
const echoed = new Set();
let lastId = 0;
let reopenMs = 1000;
let saidLost = false;
/** @type {EventSource | undefined} */
let stream;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let lostTimer;

const log = byId('log', HTMLElement);
const scroll = createScroll({ log, composer, newer });
const view = createView(log, scroll, {
  onPress: (id, button) => send({ id, text: null, press: button.press, label: button.label }),
  onLeave: () => text.focus(),
  onChange(words) {
    text.value = text.value === '' ? words : `${words}\n${text.value}`;
    typed();
    text.focus();
  },
});

const outbox = createOutbox(kept, {
  onSent(item) {
    view.say(item.id, '');
    setTimeout(() => {
      // Another tab may have got a newer cookie: then this stream shows a session that nobody writes to.
      if (!echoed.has(item.id)) follow(0);
    }, ECHO_MS);
  },
  onRefused: (item, message) => view.refused(item, message),
  onStuck(stuck) {
    for (const item of outbox.waiting()) view.say(item.id, stuck ? '还没发出去，会自动再发' : '正在发送…');
    if (stuck && !saidLost) say(STUCK);
    if (!stuck && state.textContent === STUCK) say('');
  },
});

/** @param {string} words */
function say(words) {
  state.textContent = words;
}

/** @param {{ id: string, text: string | null, press: string | null, label: string }} item */
function send(item) {
  view.showOwn(item);
  begin.hidden = true;
  outbox.add(item);
}

/** Opens the stream; the desk sends what came after that entry. @param {number} afterId */
function follow(afterId) {
  stream?.close();
  const opened = new EventSource(afterId > 0 ? `/chat/events?after=${afterId}` : '/chat/events');
  stream = opened;
  opened.addEventListener('open', () => {
    reopenMs = 1000;
    clearTimeout(lostTimer);
    lostTimer = undefined;
    outbox.start();
    outbox.hurry();
    if (!saidLost) return;
    saidLost = false;
    say(BACK);
    setTimeout(() => state.textContent === BACK && say(''), SAY_BACK_MS);
  });
  opened.addEventListener('message', (event) => received(JSON.parse(event.data)));
  opened.addEventListener('error', () => {
    if (opened !== stream) return;
    lostTimer ??= setTimeout(() => {
      saidLost = true;
      say(LOST);
    }, SAY_LOST_MS);
    // Refused rather than broken: the browser does not try again by itself.
    if (opened.readyState === EventSource.CLOSED) {
      setTimeout(() => opened === stream && follow(lastId), reopenMs);
      reopenMs = Math.min(reopenMs * 2, LONGEST_REOPEN_MS);
    }
  });
}

/** @param {import('./chat-view.js').Entry} entry */
function received(entry) {
  lastId = Math.max(lastId, entry.id);
  begin.hidden = true;
  if (entry.client !== undefined) echoed.add(entry.client);
  view.show(entry, entry.client !== undefined && outbox.has(entry.client));
}

function typed() {
  keptForTab.setItem('huiyin.draft', text.value);
  const followed = scroll.following();
  const before = composer.offsetHeight;
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`;
  // A bar that grows must not cover what is being answered.
  if (followed && composer.offsetHeight > before) scroll.toEnd();
}

function submit() {
  const words = text.value.trim();
  if (words === '') return text.focus();
  if (words.length > MAX_CHARS) return say(`这条有${words.length}个字，一次最多${MAX_CHARS}个字。请分成两条发。`);
  say(saidLost ? LOST : '');
  send({ id: newId(), text: words, press: null, label: '' });
  text.value = '';
  typed();
  text.focus();
}

composer.addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
text.addEventListener('input', typed);
text.addEventListener('keydown', (event) => {
  // While an input method offers characters, Enter chooses one; Safari then says so only by the code 229.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  submit();
});
newer.addEventListener('click', () => scroll.toEnd());
byId('start', HTMLButtonElement).addEventListener('click', (event) => {
  send({ id: newId(), text: '/start', press: null, label: '' });
  if (event.detail === 0) text.focus();
});
addEventListener('offline', () => {
  saidLost = true;
  say(LOST);
});
addEventListener('online', () => {
  outbox.hurry();
  follow(lastId);
});
document.addEventListener('visibilitychange', () => {
  // A phone that slept may hold a dead connection for minutes without noticing.
  if (document.visibilityState !== 'visible') return;
  outbox.hurry();
  if (stream?.readyState !== EventSource.OPEN) follow(lastId);
});

/** @param {boolean} on */
function setLarger(on) {
  document.documentElement.classList.toggle('large', on);
  larger.setAttribute('aria-pressed', String(on));
  kept.setItem('huiyin.larger', on ? '1' : '');
}

larger.addEventListener('click', () => setLarger(larger.getAttribute('aria-pressed') !== 'true'));
setLarger(kept.getItem('huiyin.larger') === '1');
larger.hidden = false;
composer.hidden = false;
begin.hidden = false;
text.value = keptForTab.getItem('huiyin.draft') ?? '';
typed();

for (const item of outbox.waiting()) view.showOwn(item);
if (!view.empty()) begin.hidden = true;
const studio = chat.dataset['studio'] ?? '';
if (studio !== '' && kept.getItem(`huiyin.started.${studio}`) === null) {
  kept.setItem(`huiyin.started.${studio}`, '1');
  // The same id each time: even without storage the desk hears it once.
  send({ id: `start-${studio}`, text: `/start ${studio}`, press: null, label: '' });
}
follow(0);
setTimeout(() => outbox.start(), COOKIE_MS);
