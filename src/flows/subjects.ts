// What flows ask to know and can cause of single subjects, each by a contract of its own: put together here for flow.ts.

import type { BroadcastKnown, BroadcastNeed } from './broadcast-contract.ts';
import type { ErrandEffect, ErrandKnown } from './errand-contract.ts';
import type { PaperEffect, PaperKnown, PaperNeed } from './paper-contract.ts';
import type { PlainnessKnown, PlainnessNeed } from './plainness-contract.ts';
import type { ReceptionEffect, ReceptionKnown, ReceptionNeed } from './reception-contract.ts';
import type { RecordCardEffect, RecordCardKnown, RecordCardNeed } from './record-card-contract.ts';
import type { RotaEffect, RotaKnown, RotaNeed } from './rota-contract.ts';
import type { SameIncidentKnown, SameIncidentNeed } from './same-incident-contract.ts';
import type { ScreeningKnown, ScreeningNeed } from './screening-contract.ts';
import type { SilenceKnown, SilenceNeed } from './silence-contract.ts';
import type { SupervisionKnown, SupervisionNeed } from './supervision-contract.ts';

export type SubjectNeed =
  | BroadcastNeed | PaperNeed | PlainnessNeed | ReceptionNeed | RecordCardNeed | RotaNeed | SameIncidentNeed | ScreeningNeed | SilenceNeed | SupervisionNeed;

/** The answers to them; absent what was not asked. */
export interface SubjectKnown
  extends BroadcastKnown, ErrandKnown, PaperKnown, PlainnessKnown, ReceptionKnown, RecordCardKnown, RotaKnown, SameIncidentKnown, ScreeningKnown, SilenceKnown, SupervisionKnown {}

export type SubjectEffect = ErrandEffect | PaperEffect | ReceptionEffect | RecordCardEffect | RotaEffect;
