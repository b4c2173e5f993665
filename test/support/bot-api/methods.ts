// The methods of the Bot API that the house may call, as strict as the real ones.

import { toApiChat, toApiMessage } from './chats.ts';
import type { Chats, FakeChat, FakeMessage } from './chats.ts';
import { fieldAt, keyboardAt, numberAt, refuse, textAt } from './params.ts';
import type { Answer, Params } from './params.ts';
import type { Updates } from './updates.ts';

export interface World {
  bot: { id: number; is_bot: true; first_name: string; username: string };
  chats: Chats;
  updates: Updates;
  /** What its owner chose at @BotFather, and what went wrong with its webhook. */
  settings: BotSettings;
  /** Presses that still wait for their answer. */
  presses: Set<string>;
  /** Files that the bot may send again, with their bytes. */
  files: Map<string, { kind: string; bytes: Buffer }>;
  nowSeconds(): number;
}

export interface BotSettings {
  /** Group privacy is off. */
  readsAllGroups: boolean;
  joinsGroups: boolean;
  webhookFailure: { atSeconds: number; words: string } | null;
}

type Method = (world: World, params: Params, onHangUp: (hangUp: () => void) => void) => Answer | Promise<Answer>;

const TEXT_MAX_CHARS = 4096;
const CAPTION_MAX_CHARS = 1024;
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** The methods by name; what is not here does not exist. */
export const methods: Readonly<Record<string, Method>> = {
  getMe: ({ bot, settings: { joinsGroups, readsAllGroups } }) =>
    ok({ ...bot, can_join_groups: joinsGroups, can_read_all_group_messages: readsAllGroups, supports_inline_queries: false }),
  getUpdates({ updates }, params, onHangUp) {
    allow(updates, params);
    const limit = Math.min(100, numberAt(params, 'limit') ?? 100);
    return updates.getUpdates(numberAt(params, 'offset') ?? 0, limit, (numberAt(params, 'timeout') ?? 0) * 1000, onHangUp);
  },
  setWebhook: ({ updates }, params) => setWebhook(updates, params),
  deleteWebhook({ updates }) {
    updates.setWebhook(null);
    return ok(true);
  },
  getWebhookInfo({ updates, settings: { webhookFailure } }) {
    const failed = webhookFailure && { last_error_date: webhookFailure.atSeconds, last_error_message: webhookFailure.words };
    return ok({ url: updates.webhook()?.url ?? '', has_custom_certificate: false, pending_update_count: updates.pendingCount(), ...failed });
  },
  sendMessage(world, params) {
    const text = textAt(params, 'text');
    if (text.trim() === '') return refuse(400, 'message text is empty');
    if (text.length > TEXT_MAX_CHARS) return refuse(400, 'message is too long');
    return post(world, params, { text });
  },
  sendPhoto: (world, params) => postFile(world, params, 'photo'),
  sendVoice: (world, params) => postFile(world, params, 'voice'),
  sendVideo: (world, params) => postFile(world, params, 'video'),
  sendDocument: (world, params) => postFile(world, params, 'document'),
  sendLocation: (world, params) => postPin(world, params, undefined),
  sendVenue(world, params) {
    const title = textAt(params, 'title');
    if (title === '' || textAt(params, 'address') === '') return refuse(400, 'parameter "title" or "address" is required');
    return postPin(world, params, title);
  },
  editMessageText,
  deleteMessage,
  sendChatAction(world, params) {
    const chat = chatAt(world, params);
    return 'ok' in chat ? chat : ok(true);
  },
  answerCallbackQuery({ presses }, params) {
    const known = presses.delete(textAt(params, 'callback_query_id'));
    return known ? ok(true) : refuse(400, 'query is too old and response timeout expired or query ID is invalid');
  },
  getFile({ files }, params) {
    const ref = textAt(params, 'file_id');
    const file = files.get(ref);
    if (file === undefined) return refuse(400, 'invalid file_id');
    return ok({ file_id: ref, file_unique_id: `u${ref}`, file_size: file.bytes.length, file_path: `${file.kind}/${ref}` });
  },
  setMyCommands(_, params) {
    const commands = Array.isArray(params['commands']) ? (params['commands'] as { command?: string; description?: string }[]) : [];
    const fits = commands.every(({ command, description }) => /^[a-z0-9_]{1,32}$/.test(command ?? '') && /^.{1,256}$/su.test(description ?? ''));
    return fits && commands.length > 0 && commands.length <= 100 ? ok(true) : refuse(400, 'BOT_COMMAND_INVALID');
  },
  getChat(world, params) {
    const chat = chatAt(world, params);
    return 'ok' in chat ? chat : ok({ ...toApiChat(chat), permissions: { can_send_messages: !chat.isSilent } });
  },
  getChatMember(world, params) {
    const chat = chatAt(world, params);
    if ('ok' in chat) return chat;
    if (numberAt(params, 'user_id') !== world.bot.id) return refuse(400, 'user not found');
    const rights = chat.botIsAdmin ? { status: 'administrator', can_delete_messages: chat.botDeletes } : { status: 'member' };
    return ok({ user: world.bot, ...rights });
  },
};

function ok(result: unknown): Answer {
  return { ok: true, result };
}

function allow(updates: Updates, params: Params): void {
  const kinds = params['allowed_updates'];
  if (Array.isArray(kinds)) updates.setAllowed(kinds as string[]);
}

function setWebhook(updates: Updates, params: Params): Answer {
  const url = textAt(params, 'url');
  const secret = textAt(params, 'secret_token');
  if (!/^[\w-]{0,256}$/.test(secret)) return refuse(400, 'secret token contains unallowed characters');
  if (url !== '' && !URL.canParse(url)) return refuse(400, 'invalid webhook URL specified');
  allow(updates, params);
  updates.setWebhook(url === '' ? null : { url, secret, maxConnections: numberAt(params, 'max_connections') ?? 40 });
  return ok(true);
}

/** The chat that the bot may write to, or the refusal. */
function chatAt({ chats }: World, params: Params): FakeChat | Answer {
  if (params['chat_id'] === undefined || params['chat_id'] === '') return refuse(400, 'chat_id is empty');
  const id = numberAt(params, 'chat_id');
  const chat = id === null ? undefined : chats.find(id);
  if (chat === undefined) return refuse(400, 'chat not found');
  if (chat.migratedTo !== null) {
    return refuse(400, 'group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo });
  }
  if (chat.closed === 'blocked') return refuse(403, 'bot was blocked by the user');
  if (chat.closed === 'deactivated') return refuse(403, 'user is deactivated');
  if (chat.closed === 'kicked') return refuse(403, `bot was kicked from the ${chat.type} chat`);
  return chat;
}

function post(world: World, params: Params, content: Partial<FakeMessage>): Answer {
  const chat = chatAt(world, params);
  if ('ok' in chat) return chat;
  const { text = '' } = content;
  if (!text.isWellFormed()) return refuse(400, 'strings must be encoded in UTF-8');
  const buttons = keyboardAt(params);
  if (typeof buttons === 'string') return refuse(400, buttons);
  const thread = numberAt(params, 'message_thread_id');
  if (thread !== null && !(chat.forum && thread > 0)) return refuse(400, 'message thread not found');
  const quoted = fieldAt(params, 'reply_parameters', 'message_id');
  const quotes = typeof quoted === 'number' ? chat.find(quoted)?.id : undefined;
  if (quoted !== undefined && quotes === undefined && fieldAt(params, 'reply_parameters', 'allow_sending_without_reply') !== true) {
    return refuse(400, 'message to be replied not found');
  }
  const message = chat.add({
    ...content,
    text,
    byBot: true,
    from: world.bot.id,
    buttons,
    sentAtSeconds: world.nowSeconds(),
    ...(quotes === undefined ? {} : { quotes }),
    ...(thread === null ? {} : { thread }),
  });
  return ok(toApiMessage(message, chat, world.bot));
}

function postFile(world: World, params: Params, kind: string): Answer {
  const named = params[kind];
  const given = typeof named === 'string' && named.startsWith('attach://') ? params[named.slice('attach://'.length)] : named;
  const caption = textAt(params, 'caption');
  if (caption.length > CAPTION_MAX_CHARS) return refuse(400, 'message caption is too long');
  if (given instanceof Blob) {
    const ref = `uploaded${world.files.size}`;
    world.files.set(ref, { kind, bytes: Buffer.alloc(0) });
    return post(world, params, { text: caption, file: { kind, ref } });
  }
  const ref = typeof given === 'string' ? given : '';
  const file = world.files.get(ref);
  if (file === undefined) return refuse(400, 'wrong remote file identifier specified: Wrong string length');
  // Everything but photos is a document to Telegram, and may be sent as one.
  if ((file.kind === 'photo') !== (kind === 'photo')) return refuse(400, `can't use file of type ${file.kind} as ${kind}`);
  return post(world, params, { text: caption, file: { kind, ref } });
}

function postPin(world: World, params: Params, title: string | undefined): Answer {
  const latitude = numberAt(params, 'latitude');
  const longitude = numberAt(params, 'longitude');
  if (latitude === null || longitude === null) return refuse(400, 'latitude or longitude is empty');
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return refuse(400, 'invalid location specified');
  return post(world, params, { pin: { latitude, longitude, ...(title === undefined ? {} : { title }) } });
}

function editMessageText(world: World, params: Params): Answer {
  const chat = chatAt(world, params);
  if ('ok' in chat) return chat;
  const message = chat.find(numberAt(params, 'message_id') ?? 0);
  const text = textAt(params, 'text');
  const buttons = keyboardAt(params);
  if (message === undefined) return refuse(400, 'message to edit not found');
  if (!message.byBot) return refuse(400, "message can't be edited");
  if (message.file !== undefined || message.pin !== undefined) return refuse(400, 'there is no text in the message to edit');
  if (typeof buttons === 'string') return refuse(400, buttons);
  if (text.trim() === '') return refuse(400, 'message text is empty');
  if (text.length > TEXT_MAX_CHARS) return refuse(400, 'message is too long');
  if (!text.isWellFormed()) return refuse(400, 'strings must be encoded in UTF-8');
  if (text === message.text && JSON.stringify(buttons) === JSON.stringify(message.buttons)) return refuse(400, NOT_MODIFIED);
  message.text = text;
  message.buttons = buttons;
  chat.changed(message, 'edited');
  return ok({ ...toApiMessage(message, chat, world.bot), edit_date: world.nowSeconds() });
}

function deleteMessage(world: World, params: Params): Answer {
  const chat = chatAt(world, params);
  if ('ok' in chat) return chat;
  const message = chat.find(numberAt(params, 'message_id') ?? 0);
  if (message === undefined) return refuse(400, 'message to delete not found');
  if (!message.byBot && chat.type !== 'private' && !chat.botIsAdmin) return refuse(400, "message can't be deleted");
  chat.changed(message, 'erased');
  return ok(true);
}
