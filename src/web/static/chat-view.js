// The log as the page shows it: bubbles of both sides, and own messages that are still under way; all text by textContent.

import { createChoices } from './chat-choices.js';
import { fillText, whenInWords } from './chat-text.js';

/**
 * An entry as the desk sends it; `client` is our own id of it.
 * @typedef {{ id: number, at: number, from: 'desk' | 'resident', text: string, buttons: import('./chat-choices.js').Button[],
 *   files: { kind: string, name: string }[], replaces?: number, client?: string }} Entry
 * @typedef {ReturnType<typeof import('./chat-scroll.js').createScroll>} Scroll
 * @typedef {{ onPress(id: string, button: import('./chat-choices.js').Button): void, onLeave(): void, onChange(text: string): void }} Told
 * @typedef {{ log: HTMLElement, scroll: Scroll, choices: ReturnType<typeof createChoices>, shown: Map<number, HTMLElement>,
 *   own: Map<string, HTMLElement>, lastAt: number }} View
 */

/** A pause after which the time is said again. */
const SAY_TIME_MS = 10 * 60 * 1000;
const FILE_WORDS = { photo: '照片', voice: '语音', video: '视频', file: '文件' };

/** @param {HTMLElement} log @param {Scroll} scroll @param {Told} told */
export function createView(log, scroll, told) {
  /** @type {View} */
  const view = { log, scroll, choices: createChoices(told), shown: new Map(), own: new Map(), lastAt: 0 };
  return {
    /** Has the talk begun? */
    empty: () => view.shown.size === 0 && view.own.size === 0,

    /** What the desk has stored; `underWay`: it is still to be sent again. @param {Entry} entry @param {boolean} underWay */
    show(entry, underWay) {
      if (view.shown.has(entry.id)) return;
      if (entry.replaces === undefined && !isBlank(entry)) append(view, entry, underWay);
      else replace(view, entry);
    },

    /** Our own message, at once. @param {{ id: string, text: string | null, label: string }} item */
    showOwn(item) {
      if (view.own.has(item.id)) return;
      const element = make('li', 'entry resident', '');
      element.dataset['state'] = 'pending';
      view.own.set(item.id, element);
      fill(view, element, { id: 0, at: 0, from: 'resident', text: item.text ?? item.label, buttons: [], files: [] });
      note(element, '正在发送…');
      view.choices.pressed(item.id, true);
      log.append(element);
      scroll.toEnd();
    },

    /** How it is with a message of ours; nothing to say once it is taken. @param {string} id @param {string} words */
    say(id, words) {
      const element = view.own.get(id);
      if (element) note(element, words);
    },

    /** It will never be taken: says why and gives the words back. @param {{ id: string, text: string | null }} item @param {string} message */
    refused(item, message) {
      const element = view.own.get(item.id);
      view.choices.pressed(item.id, false);
      if (!element) return;
      element.dataset['state'] = 'refused';
      note(element, message);
      const { text } = item;
      if (text === null) return;
      const again = make('button', 'choice', '改一改再发');
      again.setAttribute('type', 'button');
      again.addEventListener('click', () => {
        element.remove();
        view.own.delete(item.id);
        told.onChange(text);
      });
      element.append(again);
    },
  };
}

/** @param {View} view @param {Entry} entry @param {boolean} underWay */
function append(view, entry, underWay) {
  const followed = view.scroll.following();
  const mine = entry.client === undefined ? undefined : view.own.get(entry.client);
  const element = mine ?? make('li', `entry ${entry.from}`, '');
  element.dataset['state'] = 'stored';
  view.shown.set(entry.id, element);
  fill(view, element, entry);
  if (entry.client !== undefined) {
    view.own.set(entry.client, element);
    view.choices.pressed(entry.client, true);
  }
  note(element, underWay ? '正在发送…' : '');
  place(view, element);
  if (entry.at - view.lastAt >= SAY_TIME_MS) view.log.insertBefore(make('li', 'when', whenInWords(entry.at)), element);
  view.lastAt = entry.at;
  if (followed || mine !== undefined) view.scroll.toEnd();
  else view.scroll.tellNewer();
}

/** A newer wording goes where the old one is; an empty one means that it was erased. @param {View} view @param {Entry} entry */
function replace(view, entry) {
  const element = entry.replaces === undefined ? undefined : view.shown.get(entry.replaces);
  if (element === undefined) {
    // What it replaces was erased, or lies before what we were sent.
    if (!isBlank(entry)) append(view, entry, false);
    return;
  }
  const followed = view.scroll.following();
  view.shown.set(entry.id, element);
  if (isBlank(entry)) element.remove();
  else fill(view, element, entry);
  if (followed) view.scroll.toEnd();
}

/** Before the first message that is still under way: what the desk has stored comes first. @param {View} view @param {HTMLElement} element */
function place(view, element) {
  const next = view.log.querySelector('[data-state="pending"]');
  // Moving an element would have it read aloud again.
  if (element.parentElement !== view.log || element.nextElementSibling !== next) view.log.insertBefore(element, next);
}

/** @param {View} view @param {HTMLElement} element @param {Entry} entry */
function fill(view, element, entry) {
  const bubble = make('div', 'bubble', '');
  if (entry.text !== '') {
    const text = make('p', 'text', '');
    if (entry.from === 'desk') fillText(text, entry.text);
    else text.textContent = spoken(entry.text);
    bubble.append(text);
  }
  for (const file of entry.files) bubble.append(make('p', 'file', fileInWords(file)));
  element.replaceChildren(make('span', 'unseen', entry.from === 'desk' ? '工作室：' : '您：'), bubble);
  if (entry.buttons.length > 0) element.append(view.choices.row(entry));
}

/** @param {HTMLElement} element @param {string} words */
function note(element, words) {
  element.querySelector('.note')?.remove();
  if (words !== '') element.append(make('p', 'note', words));
}

/** @param {Entry} entry */
function isBlank(entry) {
  return entry.text === '' && entry.files.length === 0 && entry.buttons.length === 0;
}

/** @param {string} name @param {string} className @param {string} text */
function make(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

/** What a machine was told, as a person would say it. @param {string} text */
function spoken(text) {
  return /^\/start(\s+\w+)?$/.test(text) ? '开始' : text;
}

/** @param {{ kind: string, name: string }} file */
function fileInWords(file) {
  const kind = FILE_WORDS[/** @type {keyof typeof FILE_WORDS} */ (file.kind)] ?? FILE_WORDS.file;
  return file.name === '' ? `［${kind}］` : `［${kind}］${file.name}`;
}
