// The cast of the WeChat double: people who write, quote, send things, ask to be friends, alone and in rooms.

import * as PUPPET from 'wechaty-puppet';
import { appmsg, patXml, quoteAsText, quoteAsXml } from './content.ts';
import { hand, tell } from './world.ts';
import type { FakeFile, FakeMessage, FakeRoom, World } from './world.ts';

const Type = PUPPET.types.Message;

/** A person's message, as it came to the account. */
export interface Written {
  id: string;
  /** Contact id, or id of the room. */
  chat: string;
  from: string;
  text: string;
}

export interface Where {
  in?: Room;
  /** Names our account: as the phone does it, or as a puppet hands it on that tells no ids. */
  mention?: 'with-ids' | 'without-ids';
  /** Ids of whom the platform says that they are named, whatever the text. */
  mentionIds?: string[];
  /** Written that long ago. */
  agoMs?: number;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  writes(text: string, where?: Where): Written;
  /** Answers by quoting. */
  quotes(quoted: { text: string; id?: string; by?: Person }, text: string, where?: Where & { form?: 'text' | 'xml' }): Written;
  sendsImage(where?: Where): Written;
  sendsVoice(where?: Where): Written;
  sendsVideo(where?: Where): Written;
  sendsFile(file: FakeFile, where?: Where): Written;
  sendsLocation(latitude: number, longitude: number, where?: Where & { name?: string; address?: string }): Written;
  sendsLink(title: string, url: string, where?: Where): Written;
  sendsSticker(where?: Where): Written;
  sendsCard(where?: Where): Written;
  sendsMiniProgram(where?: Where): Written;
  sendsRedPacket(where?: Where): Written;
  sendsTransfer(where?: Where): Written;
  recalls(written: Written): Written;
  /** 拍一拍 */
  pats(where?: Where & { form?: 'text' | 'xml' }): Written;
  /** Any content at all, as strange as a puppet can make it. */
  sends(content: Partial<PUPPET.payloads.MessageBase>, where?: Where): Written;
  /** Wants to be our friend; gives the id of the request. */
  asksToBeFriends(hello?: string): string;
  /** Deletes us: what we send is refused. */
  deletesUs(): void;
}

export interface Room {
  readonly id: string;
  /** The account is called so in this room (群昵称). */
  callsUs(alias: string): void;
  joins(person: Person): void;
  leaves(person: Person): void;
  addsUs(): void;
  removesUs(): void;
}

export function createPerson(world: World, id: string, name: string, options: { friend?: boolean; official?: boolean } = {}): Person {
  const { friend = true, official = false } = options;
  world.contacts.set(id, contact(id, name, official ? PUPPET.types.Contact.Official : PUPPET.types.Contact.Individual, friend));
  if (!friend) world.closed.add(id);

  function sends(content: Partial<PUPPET.payloads.MessageBase>, where: Where = {}, more: Omit<FakeMessage, 'payload'> = {}): Written {
    const { in: room, mention, mentionIds, agoMs = 0 } = where;
    const messageId = world.nextId();
    const text = `${mention === undefined ? '' : `@${nameOfUs(world, room)}\u2005`}${content.text ?? ''}`;
    const ids = mentionIds ?? (mention === 'with-ids' ? [world.self.id] : undefined);
    const place = room === undefined ? { listenerId: world.self.id } : { roomId: room.id, ...(ids === undefined ? {} : { mentionIdList: ids }) };
    const timestamp = Math.floor((world.nowMs() - agoMs) / 1000);
    const payload: PUPPET.payloads.Message = { type: Type.Text, timestamp, ...content, id: messageId, talkerId: id, text, ...place };
    hand(world, { payload, ...more });
    return { id: messageId, chat: room?.id ?? id, from: id, text };
  }

  return {
    id,
    name,
    sends,
    writes: (text, where) => sends({ text }, where),
    quotes(quoted, answer, { form = 'text', ...where } = {}) {
      const quotedName = quoted.by?.name ?? nameOfUs(world, where.in);
      if (form === 'text') return sends({ text: quoteAsText(quotedName, quoted.text, answer) }, where);
      const author = quoted.by?.id ?? world.self.id;
      return sends({ type: Type.Unknown, text: quoteAsXml({ name: quotedName, author, text: quoted.text, id: quoted.id ?? '1' }, answer) }, where);
    },
    sendsImage: (where) => sends({ type: Type.Image }, where, { file: { name: 'photo.jpg', bytes: Buffer.from('photo') } }),
    sendsVoice: (where) => sends({ type: Type.Audio }, where, { file: { name: 'voice.sil', bytes: Buffer.from('voice') } }),
    sendsVideo: (where) => sends({ type: Type.Video }, where, { file: { name: 'video.mp4', bytes: 'huge' } }),
    sendsFile: (file, where) => sends({ type: Type.Attachment, text: file.name, filename: file.name }, where, { file }),
    sendsLocation: (latitude, longitude, { name: place = '', address = '', ...where } = {}) =>
      sends({ type: Type.Location }, where, { location: { latitude, longitude, name: place, address, accuracy: 15 } }),
    sendsLink: (title, url, where) => sends({ type: Type.Url, text: appmsg(5, title) }, where, { url: { title, url } }),
    sendsSticker: (where) => sends({ type: Type.Emoticon, text: '<msg><emoji md5="0" /></msg>' }, where),
    sendsCard: (where) => sends({ type: Type.Contact, text: '<msg username="wxid_x" nickname="x" />' }, where),
    sendsMiniProgram: (where) => sends({ type: Type.MiniProgram, text: appmsg(33, '小程序') }, where),
    sendsRedPacket: (where) => sends({ type: Type.RedEnvelope, text: appmsg(2001, '恭喜发财') }, where),
    sendsTransfer: (where) => sends({ type: Type.Transfer, text: appmsg(2000, '转账') }, where),
    recalls: (written) => sends({ type: Type.Recalled, text: written.id }, placeOf(written)),
    pats: ({ form = 'text', ...where } = {}) =>
      form === 'xml' ? sends({ type: Type.Unknown, text: patXml }, where) : sends({ text: `"${name}" 拍了拍我` }, where),
    asksToBeFriends(hello = '') {
      const friendshipId = world.nextId();
      const timestamp = Math.floor(world.nowMs() / 1000);
      world.friendships.set(friendshipId, { id: friendshipId, contactId: id, hello, timestamp, ticket: 't', type: PUPPET.types.Friendship.Receive });
      tell(world, friendshipId, (puppet) => void puppet.emit('friendship', { friendshipId }));
      return friendshipId;
    },
    deletesUs: () => void world.closed.add(id),
  };

  function placeOf({ chat }: Written): Where {
    return chat === id ? {} : { in: createRoom(world, chat) };
  }
}

/** A room that is there already is found by its id. */
export function createRoom(world: World, id: string, topic = '', members: readonly Person[] = []): Room {
  const memberIdList = [world.self.id, ...members.map((member) => member.id)];
  const room: FakeRoom = world.rooms.get(id) ?? { payload: { id, topic, adminIdList: [], memberIdList }, aliases: new Map(), open: true };
  world.rooms.set(id, room);
  const timestamp = Math.floor(world.nowMs() / 1000);
  const inviterId = members[0]?.id ?? '';

  function moves(contactId: string, present: boolean): void {
    const others = room.payload.memberIdList.filter((member) => member !== contactId);
    room.payload = { ...room.payload, memberIdList: present ? [...others, contactId] : others };
    if (contactId === world.self.id) room.open = present;
    tell(world, id, (puppet) => {
      if (present) puppet.emit('room-join', { roomId: id, inviteeIdList: [contactId], inviterId, timestamp });
      else puppet.emit('room-leave', { roomId: id, removeeIdList: [contactId], removerId: inviterId, timestamp });
    });
  }
  return {
    id,
    callsUs: (alias) => void room.aliases.set(world.self.id, alias),
    joins: (person) => moves(person.id, true),
    leaves: (person) => moves(person.id, false),
    addsUs: () => moves(world.self.id, true),
    removesUs: () => moves(world.self.id, false),
  };
}

export function contact(id: string, name: string, type: PUPPET.types.Contact, friend: boolean): PUPPET.payloads.Contact {
  return { id, name, type, friend, gender: PUPPET.types.ContactGender.Unknown, avatar: '', phone: [] };
}

function nameOfUs(world: World, room: Room | undefined): string {
  return (room === undefined ? undefined : world.rooms.get(room.id)?.aliases.get(world.self.id)) ?? world.self.name;
}
