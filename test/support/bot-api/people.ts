// The cast of the Bot API double: people who write, press, edit, quote, block, in private and in groups.

import { toApiChat, toApiMessage } from './chats.ts';
import type { FakeChat, FakeMessage } from './chats.ts';
import type { World } from './methods.ts';
import type { Update } from './updates.ts';

/** A person's message, with the update that tells of it. */
export interface Written extends FakeMessage {
  update: Update;
}

interface Where {
  /** Id of a group; absent: the private chat. */
  in?: number;
  /** Topic of a forum group. */
  thread?: number;
  /** Message that is answered. */
  quoting?: Pick<FakeMessage, 'chat' | 'id'>;
  /** Hides behind the group, as an anonymous administrator does. */
  anonymous?: boolean;
}

export interface Person {
  readonly id: number;
  readonly name: string;
  writes(text: string, where?: Where): Written;
  /** Quotes a message in its own chat. */
  quotes(message: Pick<FakeMessage, 'chat' | 'id' | 'thread'>, text: string): Written;
  /** Changes a message of his own. */
  edits(message: Pick<FakeMessage, 'chat' | 'id'>, text: string): Update;
  /** Presses the button with this label as the message shows it now. */
  presses(message: Pick<FakeMessage, 'chat' | 'id'>, label: string): Update;
  /** Presses with any payload, as a forger can. */
  forges(message: Pick<FakeMessage, 'chat' | 'id'>, data: string): Update;
  sendsPhoto(where?: Where & { caption?: string; bytes?: Buffer }): Written;
  sendsVoice(where?: Where & { bytes?: Buffer }): Written;
  sendsLocation(latitude: number, longitude: number, where?: Where & { title?: string }): Written;
  /** Sends content of any kind, e.g. `{ sticker: {…} }`. */
  sends(content: object, where?: Where): Written;
  blocks(): Update;
  unblocks(): Update;
}

export interface Group {
  readonly id: number;
  addsBot(): Update;
  removesBot(): Update;
  /** Becomes a supergroup. `silently`: the bot only finds out when it writes. */
  migrates(toId: number, options?: { silently?: boolean }): Group;
}

const GROUP_ANONYMOUS_BOT = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };

interface Content {
  text?: string;
  file?: { kind: string; ref: string };
  pin?: { latitude: number; longitude: number; title?: string };
  more?: object;
}

/** A person; his private chat exists from his first deed on. */
export function createPerson(world: World, id: number, name: string): Person {
  const { chats, updates } = world;
  const user = { id, is_bot: false, first_name: name, language_code: 'zh-hans' };

  function chatOf(where: Where): FakeChat {
    if (where.in === undefined) return chats.open(id, 'private');
    const group = chats.find(where.in);
    if (group === undefined) throw new Error(`no group ${where.in}`);
    return group;
  }

  function send(content: Content, where: Where = {}): Written {
    const chat = chatOf(where);
    const quoted = where.quoting === undefined ? undefined : chat.find(where.quoting.id);
    const message = chat.add({
      byBot: false,
      from: id,
      text: content.text ?? '',
      buttons: [],
      sentAtSeconds: world.nowSeconds(),
      ...(quoted === undefined ? {} : { quotes: quoted.id }),
      ...(where.thread === undefined ? {} : { thread: where.thread }),
      ...(content.file === undefined ? {} : { file: content.file }),
      ...(content.pin === undefined ? {} : { pin: content.pin }),
    });
    const hidden = where.anonymous === true ? { sender_chat: toApiChat(chat) } : {};
    const shape = { ...toApiMessage(message, chat, where.anonymous === true ? GROUP_ANONYMOUS_BOT : user), ...hidden, ...content.more };
    if (content.text === undefined && content.file === undefined && content.pin === undefined) Reflect.deleteProperty(shape, 'text');
    Object.assign(shape, entitiesOf(content.text ?? '', content.file === undefined ? 'entities' : 'caption_entities'));
    if (quoted !== undefined) {
      Object.assign(shape, { reply_to_message: toApiMessage(quoted, chat, quoted.byBot ? world.bot : user) });
    } else if (where.thread !== undefined) {
      Object.assign(shape, { reply_to_message: { message_id: where.thread, chat: toApiChat(chat), forum_topic_created: { name: 'x' } } });
    }
    return Object.assign(message, { update: updates.push('message', shape, String(chat.id)) });
  }

  function found(message: Pick<FakeMessage, 'chat' | 'id'>): { chat: FakeChat; current: FakeMessage } {
    const chat = chats.find(message.chat);
    const current = chat?.find(message.id);
    if (chat === undefined || current === undefined) throw new Error(`no message ${message.id} in chat ${message.chat}`);
    return { chat, current };
  }

  function press(message: Pick<FakeMessage, 'chat' | 'id'>, data: string): Update {
    const { chat, current } = found(message);
    const pressId = `${id}${String(pressCount).padStart(10, '0')}`;
    pressCount += 1;
    world.presses.add(pressId);
    const shape = { id: pressId, from: user, message: toApiMessage(current, chat, world.bot), chat_instance: String(chat.id), data };
    return updates.push('callback_query', shape, String(chat.id));
  }
  let pressCount = 0;

  function stands(before: string, now: string): Update {
    const chat = chats.open(id, 'private');
    chat.closed = now === 'kicked' ? 'blocked' : null;
    return updates.push('my_chat_member', membership(world, chat, user, before, now), String(id));
  }

  return {
    id,
    name,
    writes: (text, where) => send({ text }, where),
    quotes: (message, text) => {
      const place = message.chat === id ? {} : { in: message.chat };
      return send({ text }, { ...place, ...(message.thread === undefined ? {} : { thread: message.thread }), quoting: message });
    },
    edits(message, text) {
      const { chat, current } = found(message);
      current.text = text;
      const shape = { ...toApiMessage(current, chat, user), edit_date: world.nowSeconds(), ...entitiesOf(text, 'entities') };
      return updates.push('edited_message', shape, String(chat.id));
    },
    presses(message, label) {
      const button = found(message).current.buttons.flat().find((one) => one.label === label);
      if (button === undefined) throw new Error(`no button ${label} on message ${message.id} in chat ${message.chat}`);
      return press(message, button.press);
    },
    forges: press,
    sendsPhoto: ({ caption, bytes, ...where } = {}) =>
      send({ ...(caption === undefined ? {} : { text: caption }), file: keepFile(world, 'photo', bytes) }, where),
    sendsVoice: ({ bytes, ...where } = {}) => send({ file: keepFile(world, 'voice', bytes) }, where),
    sendsLocation: (latitude, longitude, { title, ...where } = {}) =>
      send({ pin: { latitude, longitude, ...(title === undefined ? {} : { title }) } }, where),
    sends: (more, where) => send({ more }, where),
    blocks: () => stands('member', 'kicked'),
    unblocks: () => stands('kicked', 'member'),
  };
}

/** A group with the bot in it. */
export function createGroup(world: World, id: number, title: string, options: { forum?: boolean; supergroup?: boolean } = {}): Group {
  const { chats, updates } = world;
  const type = options.supergroup === true || options.forum === true ? 'supergroup' : 'group';
  const chat = chats.open(id, type, { title, forum: options.forum ?? false });
  const owner = { id: 1, is_bot: false, first_name: 'owner' };
  return {
    id,
    addsBot() {
      chat.closed = null;
      return updates.push('my_chat_member', membership(world, chat, owner, 'left', 'member'), String(id));
    },
    removesBot() {
      chat.closed = 'kicked';
      return updates.push('my_chat_member', membership(world, chat, owner, 'member', 'kicked'), String(id));
    },
    migrates(toId, { silently } = {}) {
      const successor = createGroup(world, toId, title, { supergroup: true });
      chat.migratedTo = toId;
      if (silently === true) return successor;
      const head = { from: owner, date: world.nowSeconds() };
      updates.push('message', { message_id: 900_001, ...head, chat: toApiChat(chat), migrate_to_chat_id: toId }, String(id));
      const opposite = { ...head, chat: { id: toId, type: 'supergroup', title }, migrate_from_chat_id: id };
      updates.push('message', { message_id: 1, ...opposite }, String(toId));
      return successor;
    },
  };
}

function membership(world: World, chat: FakeChat, from: object, before: string, now: string): object {
  const of = (status: string): object => ({ user: world.bot, status });
  return { chat: toApiChat(chat), from, date: world.nowSeconds(), old_chat_member: of(before), new_chat_member: of(now) };
}

function keepFile(world: World, kind: string, bytes: Buffer = Buffer.from(kind)): { kind: string; ref: string } {
  const ref = `AgAC${kind}${world.files.size}`;
  world.files.set(ref, { kind, bytes });
  return { kind, ref };
}

/** Commands and mentions as Telegram marks them, in UTF-16 units. */
function entitiesOf(text: string, key: string): object {
  const entities = [...text.matchAll(/(?<![\w/])\/\w{1,64}(@\w+)?|(?<!\w)@\w{3,}/g)].map((match) => ({
    type: match[0].startsWith('/') ? 'bot_command' : 'mention',
    offset: match.index,
    length: match[0].length,
  }));
  return entities.length === 0 ? {} : { [key]: entities };
}
