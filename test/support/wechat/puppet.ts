// The puppet of the WeChat double: wechaty's mock, which is too thin, with a platform behind it that people write on.

import { FileBox } from 'file-box';
import type { FileBoxInterface } from 'file-box';
import * as PUPPET from 'wechaty-puppet';
import { PuppetMock } from 'wechaty-puppet-mock';
import type { LookupKind, SendFault } from './faults.ts';
import { echo } from './world.ts';
import type { FakeMessage, SentOut, World } from './world.ts';

/** What the account is asked to send. */
type Outgoing = Omit<SentOut, 'chat' | 'messageId' | 'mentions'> & { type: PUPPET.types.Message; mentions?: readonly string[]; original?: FakeMessage };

/** Belongs to one connection; a fresh one finds the world as the former left it. */
export class DoublePuppet extends PuppetMock {
  readonly world: World;
  private heart: NodeJS.Timeout | undefined;

  constructor(world: World, options: PUPPET.PuppetOptions = {}) {
    super(options);
    this.world = world;
  }

  override async onStart(): Promise<void> {
    await super.onStart();
    this.world.puppet = this;
    if (this.world.heartbeatMs !== null) {
      this.heart = setInterval(() => {
        if (this.world.heartbeatMs !== null) this.emit('heartbeat', { data: 'double' });
      }, this.world.heartbeatMs).unref();
    }
    setImmediate(() => {
      if (this.world.puppet === this) this.appear();
    });
  }

  /** Logs in, or shows what has to be scanned. */
  appear(): void {
    if (this.isLoggedIn) return;
    if (!this.world.signedIn) {
      this.emit('scan', { status: PUPPET.types.ScanStatus.Waiting, qrcode: `https://login.weixin.qq.com/l/${this.world.nextId()}` });
      return;
    }
    this.login(this.world.self.id);
    for (const event of this.world.held.splice(0)) event();
  }

  override async onStop(): Promise<void> {
    clearInterval(this.heart);
    if (this.world.puppet === this) this.world.puppet = null;
    await super.onStop();
  }

  override ding(data?: string): void {
    if (this.world.heartbeatMs !== null) setImmediate(() => this.emit('dong', { data: data ?? '' }));
  }

  private async found<Value>(kind: LookupKind, id: string, find: () => Value | undefined): Promise<Value> {
    await this.world.lookups.pass(kind, id);
    const value = find();
    if (value === undefined) throw new Error(`${kind} not found for id ${id}`);
    return value;
  }

  override contactRawPayload(id: string): Promise<PUPPET.payloads.Contact> {
    return this.found('contact', id, () => this.world.contacts.get(id));
  }

  override contactList(): Promise<string[]> {
    return Promise.resolve([...this.world.contacts.keys()]);
  }

  override roomRawPayload(id: string): Promise<PUPPET.payloads.Room> {
    return this.found('room', id, () => this.world.rooms.get(id)?.payload);
  }

  override roomList(): Promise<string[]> {
    return Promise.resolve([...this.world.rooms.keys()]);
  }

  override async roomMemberList(id: string): Promise<string[]> {
    return (await this.found('member', id, () => this.world.rooms.get(id)))?.payload.memberIdList;
  }

  override async roomMemberRawPayload(id: string, contactId: string): Promise<PUPPET.payloads.RoomMember> {
    const room = await this.found('member', id, () => this.world.rooms.get(id));
    const roomAlias = room.aliases.get(contactId);
    const name = this.world.contacts.get(contactId)?.name ?? '';
    return { id: contactId, avatar: '', name, ...(roomAlias === undefined ? {} : { roomAlias }) };
  }

  override messageRawPayload(id: string): Promise<PUPPET.payloads.Message> {
    return this.found('message', id, () => this.world.messages.get(id)?.payload);
  }

  override messageUrl(id: string): Promise<PUPPET.payloads.UrlLink> {
    return this.found('url', id, () => this.world.messages.get(id)?.url);
  }

  override messageLocation(id: string): Promise<PUPPET.payloads.Location> {
    return this.found('location', id, () => this.world.messages.get(id)?.location);
  }

  override messageFile(id: string): Promise<FileBoxInterface> {
    this.world.downloads.push(id);
    const file = this.world.messages.get(id)?.file;
    if (file === undefined || file.bytes === 'huge') return Promise.reject(new Error('no file, or one that is never asked for'));
    return Promise.resolve(FileBox.fromBuffer(file.bytes, file.name));
  }

  override friendshipRawPayload(id: string): Promise<PUPPET.payloads.Friendship> {
    return this.found('contact', id, () => this.world.friendships.get(id));
  }

  override friendshipAccept(id: string): Promise<void> {
    const request = this.world.friendships.get(id);
    if (request === undefined) return Promise.reject(new Error('no such request'));
    const { contactId } = request;
    this.world.closed.delete(contactId);
    this.world.accepted.add(contactId);
    if (this.world.confirms) {
      const friendshipId = this.world.nextId();
      this.world.friendships.set(friendshipId, { id: friendshipId, contactId, timestamp: this.nowSeconds(), type: PUPPET.types.Friendship.Confirm });
      setImmediate(() => this.emit('friendship', { friendshipId }));
    }
    return Promise.resolve();
  }

  override messageSendText(chat: string, text: string, mentions: string[] = []): Promise<void> {
    return this.sendOut(chat, { type: PUPPET.types.Message.Text, text, mentions });
  }

  override async messageSendFile(chat: string, file: FileBoxInterface): Promise<void> {
    const bytes = await file.toBuffer();
    await this.sendOut(chat, { type: PUPPET.types.Message.Attachment, text: '', file: { name: file.name, bytes } });
  }

  override messageForward(chat: string, messageId: string): Promise<void | string> {
    const original = this.world.messages.get(messageId);
    if (original === undefined) return Promise.reject(new Error(`message not found for id ${messageId}`));
    return this.sendOut(chat, { type: original.payload.type, text: original.payload.text ?? '', forwarded: messageId, original });
  }

  /** The types of the mock give nothing back; the platform gives the id of what was sent. */
  private async sendOut(chat: string, outgoing: Outgoing): Promise<void> {
    if (!this.isLoggedIn) throw new Error('not logged in');
    const fault = this.world.sends.take();
    if (fault !== undefined && !fault.arrives) await failed(fault);
    this.mustBeOpen(chat);
    const id = this.carryOut(chat, outgoing);
    if (fault !== undefined) await failed(fault);
    return id as unknown as void;
  }

  private mustBeOpen(chat: string): void {
    const room = this.world.rooms.get(chat);
    if (room === undefined && !this.world.contacts.has(chat)) throw new Error(`contact not found: ${chat}`);
    if (room?.open === false) throw new Error('you are not in this chat room');
    if (this.world.closed.has(chat)) throw new Error('ret 44: not a friend');
  }

  private carryOut(chat: string, { type, original, ...outgoing }: Outgoing): string | undefined {
    const { world } = this;
    const id = world.nextId();
    const where = world.rooms.has(chat) ? { roomId: chat } : { listenerId: chat };
    const isKnown = world.echo === 'with-id' || world.echo === 'late';
    const { mentions = [], ...rest } = outgoing;
    world.sent.add({ chat, ...(isKnown ? { messageId: id } : {}), mentions, ...rest });
    echo(world, { ...original, payload: { id, talkerId: world.self.id, ...where, text: outgoing.text, timestamp: this.nowSeconds(), type } });
    return isKnown ? id : undefined;
  }

  private nowSeconds(): number {
    return Math.floor(this.world.nowMs() / 1000);
  }
}

/** Returns where it succeeds after all. */
async function failed({ code, details, succeedsWith }: SendFault): Promise<void> {
  if (succeedsWith !== undefined) return succeedsWith;
  if (code === 'hangs') return new Promise<never>(() => undefined);
  throw Object.assign(new Error(`${code} ${details}`), { code, details });
}
