// What the roster file says of a studio besides its name, as it lies in `studios.about`: read with every default filled in.

import { z } from 'zod';
import { moves, usualHabits } from '../calendar/reception-days.ts';
import { weekdayNames } from '../calendar/reception.ts';
import { doorKinds, type DoorKind } from '../matters/doors.ts';
import { defaultSettings } from '../matters/roster.ts';

const workdays = z.int().min(0).max(250);
const days = z.int().min(0).max(366);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Each setting as the roster file may give it. The defaults are those of RULES.md. */
export const settingFields = {
  quietSeconds: z.number().min(0).max(30).default(defaultSettings.quietSeconds),
  triageWorkdays: workdays.default(defaultSettings.triageWorkdays),
  acknowledgeWorkdays: workdays.default(defaultSettings.acknowledgeWorkdays),
  referralWorkdays: workdays.default(defaultSettings.referralWorkdays),
  extensionWorkdays: workdays.default(defaultSettings.extensionWorkdays),
  remindWorkdays: workdays.default(defaultSettings.remindWorkdays),
  silenceWorkdays: workdays.default(defaultSettings.silenceWorkdays),
  yellowAfterWorkdays: workdays.default(defaultSettings.yellowAfterWorkdays),
  redAfterWorkdays: workdays.default(defaultSettings.redAfterWorkdays),
  slipWorkdays: workdays.min(1).default(defaultSettings.slipWorkdays),
  explanationWorkdays: workdays.min(1).default(defaultSettings.explanationWorkdays),
  ratingAskDays: z.array(days).max(5).default([...defaultSettings.ratingAskDays]),
  closeAfterDays: days.default(defaultSettings.closeAfterDays),
  reopenDays: days.default(defaultSettings.reopenDays),
  quietHours: z.tuple([time, time]).default([...defaultSettings.quietHours]),
  representativesPerReception: z.int().min(1).max(50).default(defaultSettings.representativesPerReception),
  announceDays: days.default(defaultSettings.announceDays),
  recordCardWorkdays: workdays.default(defaultSettings.recordCardWorkdays),
  recordCardClock: z.enum(['activity', 'feedback']).default(defaultSettings.recordCardClock),
  recordCardForAnswers: z.boolean().default(defaultSettings.recordCardForAnswers),
  contactDays: days.default(defaultSettings.contactDays),
  visitsPerYear: z.int().min(0).max(100_000).default(defaultSettings.visitsPerYear),
  dutiesPerYear: z.int().min(0).max(366).default(defaultSettings.dutiesPerYear),
  dutiesPerTwoMonths: z.int().min(0).max(62).default(defaultSettings.dutiesPerTwoMonths),
  representativeAnswersOnTheSpot: z.boolean().default(defaultSettings.representativeAnswersOnTheSpot),
  referralNeedsRepresentative: z.boolean().default(defaultSettings.referralNeedsRepresentative),
  confinedTo: z.array(z.enum(['district', 'supervisor'])).min(1).max(2).default([...defaultSettings.confinedTo]),
  moveOffWeekends: z.boolean().default(usualHabits.moveOffWeekends),
  receptionMove: z.enum(moves).default(usualHabits.move),
  weeklyReceptionMove: z.enum(moves).default(usualHabits.weeklyMove),
  makeUpDaysCount: z.boolean().default(usualHabits.makeUpDaysCount),
  oneReceptionADay: z.boolean().default(usualHabits.onePerDay),
  handedOverAskWorkdays: workdays.default(defaultSettings.handedOverAskWorkdays),
  receptionCapacity: z.int().min(1).max(1000).default(defaultSettings.receptionCapacity),
  secretReportTo: z.string().min(1).max(100).default(defaultSettings.secretReportTo),
};

export type SettingName = keyof typeof settingFields;

const receptionRule = z.object({
  monthDays: z.array(z.int().min(1).max(31)).optional(),
  weekdays: z.array(z.enum(weekdayNames)).optional(),
  weeksOfMonth: z.array(z.int()).optional(),
  workdays: z.boolean().optional(),
  from: time,
  to: time,
  place: z.string().optional(),
});

const extraDay = z.object({ date: z.iso.date(), from: time, to: time, place: z.string().optional() });

const door = z.object({ name: z.string(), phone: z.string().default(''), address: z.string().default(''), hours: z.string().default('') });

/** What an older or newer release stored is read as well: what is missing gets its default, what is unknown is left out. */
const studioAbout = z.object({
  address: z.string().default(''),
  phone: z.string().default(''),
  intro: z.string().default(''),
  hours: z.string().default(''),
  reception: z.array(receptionRule).default([]),
  extraDays: z.array(extraDay).default([]),
  closedDays: z.array(z.iso.date()).default([]),
  settings: z.object(settingFields).prefault({}),
  doors: z.object(Object.fromEntries(doorKinds.map((kind) => [kind, door.optional()])) as Record<DoorKind, z.ZodOptional<typeof door>>).prefault({}),
  demo: z.boolean().default(false),
});

export type StudioAbout = z.output<typeof studioAbout>;

/** @throws when the store holds something that no release ever wrote */
export function readStudioAbout(stored: unknown): StudioAbout {
  return studioAbout.parse(stored);
}
