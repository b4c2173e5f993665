// Binding an account to a person of the roster with a one-time code (绑定), typed or by deep link.

import { z } from 'zod';
import type { Role } from '../matters/roster.ts';
import { grantsOf } from '../matters/roster.ts';
import { say } from '../texts/say.ts';
import type { Context, Event, Flow } from './flow.ts';
import { dutiesAtBinding, needsAtBinding, tellDutiesOf, toldAtBinding } from './rota/at-binding.ts';
import { watchWeek } from './supervisor/lists.ts';
import { answer } from './words.ts';

/** 「绑定ABCD2345」. */
const tight = /^绑定码?([2-9A-HJ-NP-Z]{8})[。.]?$/i;
/** An invitation sent to us as it stands: by whom it is for, or by an officer who meant somebody else. He is shown what to send. */
const forwarded = /「绑定 ([2-9A-HJ-NP-Z]{8})」/;

/** The code in a text, '' when the command came without one, null when it is no such command. */
export function readBinding(text: string): string | null {
  const typed = text.normalize('NFKC').trim();
  const link = /^\/start[\s_]+bind_(\S+)$/i.exec(typed);
  const command = /^(?:\/bind(?:@\w+)?|绑定码?)(?!本群)(?:[\s:：]+(\S+))?$/i.exec(typed);
  const found = link ?? command ?? tight.exec(typed);
  if (found) return (found[1] ?? '').toUpperCase();
  return forwarded.test(typed) ? '' : null;
}

function codeOf(event: Event): string {
  return event.body.kind === 'message' ? (readBinding(event.body.text) ?? '') : '';
}

export const bind: Flow<null> = {
  name: 'bind',
  state: z.null(),
  needs(_, event, atHand) {
    if (event.body.kind === 'due') return needsAtBinding(event.body.args, atHand);
    return codeOf(event) === '' || event.chat.kind === 'group' ? [] : [{ need: 'invitation', code: codeOf(event) }];
  },
  turn(_, event, context) {
    if (event.body.kind === 'due') return { effects: event.body.what === dutiesAtBinding ? toldAtBinding(event.body.args, context) : [] };
    const code = codeOf(event);
    // Everybody has read it there. It is not tried, so that it still counts, and taken away where the platform lets us.
    if (event.chat.kind === 'group') return { effects: [{ effect: 'erase' }, answer(say('bind-in-private'))] };
    if (code === '') return { effects: [answer(say('bind-example'))] };
    const invitation = context.invitation;
    if (!invitation) return { effects: [answer(say('bind-unknown'))] };
    if (!invitation.ok) {
      const reason = invitation.why === 'too-many-tries' ? 'too-many-tries' : 'bad-code';
      return { effects: [answer(say(`bind-${invitation.why}`)), { effect: 'refuse', reason }] };
    }
    return {
      effects: [
        { effect: 'bind', person: invitation.person, code },
        { effect: 'erase' },
        answer(boundText(invitation.person, context)),
        ...tellDutiesOf(invitation.person, event.id, context),
        ...(isSupervisor(invitation.person, context) ? [watchWeek(invitation.person, context.now)] : []),
      ],
    };
  },
};

/** Person, role and studio (DESIGN §9). */
function boundText(person: string, context: Context): string {
  const name = context.roster.staff.get(person)?.name ?? '';
  const roles = grantsOf(context.roster, person, context.now).map((grant) => {
    const place =
      context.roster.studios.get(grant.studio ?? '')?.name ??
      context.roster.departments.find((department) => department.code === grant.department)?.name ??
      context.roster.districts.get(grant.district ?? '')?.name ??
      '';
    return say('role-of-studio', { studio: place, role: roleName(grant.role) });
  });
  return say('bound', { name, roles: roles.join('、') });
}

function isSupervisor(person: string, { roster, now }: Context): boolean {
  return grantsOf(roster, person, now).some(({ role }) => role === 'supervisor');
}

function roleName(role: Role): string {
  return say(`role-${role}`);
}
