// What of a group's talk can concern us at all: the rest of what people say to each other is not even stored.

import { readBinding } from './bind.ts';
import { readRecordCardCommand } from './record-cards/read.ts';
import { mayBeChoice } from './choices.ts';
import { readsArranging } from './receptions/arrange-read.ts';
import { readsAskAlong } from './receptions/ask-along.ts';
import { readsVisit } from './receptions/visit-read.ts';
import { readsBindGroup } from './staff/bind-group.ts';
import { readsRotaInGroup } from './rota/read.ts';
import { readStaffCommand } from './staff/command.ts';
import { readHelp } from './staff/help.ts';
import { readGroupSend } from './staff/group-send.ts';
import { readEntering } from './staff/on-behalf.ts';
import { readPeopleCommand } from './staff/people.ts';
import { readsWechatLogin } from './staff/wechat-login.ts';
import { readSupervisorCommand } from './supervisor/read.ts';

/** Something that was said in a group, before anybody has looked who said it. */
export interface Overheard {
  text: string;
  mentioned: boolean;
  quoting: boolean;
  /** Choices are offered there as numbered lines: few words may be one of them. */
  numbered: boolean;
}

/**
 * Whether any flow could answer it: each of those that listen in groups (route.ts) is asked whether it would read a command in it.
 * Whose command it is, is decided later.
 */
export function mayConcernUs({ text, mentioned, quoting, numbered }: Overheard): boolean {
  if (mentioned || quoting || (numbered && text !== '' && mayBeChoice(text))) return true;
  return readers.some((reads) => reads(text));
}

const readers: readonly ((text: string) => boolean)[] = [
  (text) => readStaffCommand(text) !== null,
  readsArranging,
  readsAskAlong,
  readsVisit,
  (text) => readPeopleCommand(text) !== null,
  (text) => readSupervisorCommand(text) !== null,
  (text) => readEntering(text) !== null,
  (text) => readGroupSend(text) !== null,
  (text) => readBinding(text) !== null,
  (text) => readRecordCardCommand(text, { strict: true }) !== null,
  (text) => readHelp(text) !== null,
  readsBindGroup,
  readsRotaInGroup,
  readsWechatLogin,
];
