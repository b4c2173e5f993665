// Is everybody there whom the desk needs? Studios without officers or groups, people whom nobody has bound.

import type { Instant } from '../../calendar/clock.ts';
import { districtOfficersOf, holds, officersOf, representativesOf, type Roster, type StaffMember, type Studio } from '../../matters/roster.ts';
import { bad, hint, some, well, type Finding } from './finding.ts';

const about = '名册';
const wayOf = ({ code, name }: { code: string; name: string }) => `→ npm run --silent huiyin -- invite ${code} ${name} 会给出邀请码，请本人发给机器人`;
const isUnbound = ({ chats }: StaffMember) => chats.length === 0;

/** @param demo nobody relies on a demo: what it lacks is not red */
export function rosterFindings(roster: Roster, now: Instant, demo: boolean): Finding[] {
  const studios = [...roster.studios.values()];
  const [first] = studios;
  if (!first) return [bad(about, '还没有工作室 → 写好名册，用 npm run --silent huiyin -- import 名册.yaml 导入')];
  const grave = demo ? hint : bad;
  const found = [...officerFindings(roster, studios, now, grave), ...groupFindings(studios), ...otherFindings(roster, studios, now)];
  return found.length > 0 ? found : [well(about, `${studios.length} 个工作室，联络员和党代表都绑定了，都有值班群`)];
}

function officerFindings(roster: Roster, studios: readonly Studio[], now: Instant, grave: typeof bad): Finding[] {
  const found: Finding[] = [];
  const without = studios.filter(({ code }) => officersOf(roster, code, now).length === 0);
  if (without.length > 0) found.push(grave(about, `没有联络员的工作室：${some(without.map(({ code }) => code))}，来信没人看 → 在名册里写上联络员，再导入`));
  const staffed = studios.map(({ code }) => ({ code, officers: officersOf(roster, code, now) })).filter(({ officers }) => officers.length > 0);
  const [deaf, hearing] = [staffed.filter(({ officers }) => officers.every(isUnbound)), staffed.filter(({ officers }) => !officers.every(isUnbound))];
  const nameless = (list: typeof staffed) => list.flatMap(({ code, officers }) => officers.filter(isUnbound).map(({ name }) => ({ code, name })));
  const [nobody] = nameless(deaf);
  if (nobody) found.push(grave(about, `联络员都还没绑定的工作室：${some(deaf.map(({ code }) => code))}，没有人能办理 ${wayOf(nobody)}`));
  const missing = nameless(hearing);
  const [someone] = missing;
  if (someone) found.push(hint(about, `还没绑定的联络员：${some(missing.map(({ code, name }) => `${name}（${code}）`))} ${wayOf(someone)}`));
  return found;
}

function groupFindings(studios: readonly Studio[]): Finding[] {
  const without = studios.filter(({ staffGroup }) => staffGroup === null).map(({ code }) => code);
  if (without.length === 0) return [];
  return [hint(about, `没有值班群的工作室：${some(without)}，卡片只发给联络员本人 → 建一个群，拉进机器人，由联络员在群里发「绑定本群」`)];
}

function otherFindings(roster: Roster, studios: readonly Studio[], now: Instant): Finding[] {
  const found: Finding[] = [];
  const unbound = studios.flatMap(({ code }) => representativesOf(roster, code, now).filter(isUnbound).map(({ name }) => `${name}（${code}）`));
  if (unbound.length > 0) found.push(hint(about, `还没绑定的党代表：${some(unbound)}，他们的事会请联络员打电话转告 → 逐个用 invite 发邀请码`));
  const districts = [...new Set(studios.map(({ district }) => district))];
  const unheard = districts.filter((district) => {
    const supervisors = roster.grants.filter((grant) => grant.role === 'supervisor' && holds(grant, now)).flatMap(({ person }) => roster.staff.get(person) ?? []);
    return [...districtOfficersOf(roster, district, now), ...supervisors].every(isUnbound);
  });
  if (unheard.length > 0) found.push(hint(about, `${some(unheard)} 没有绑定了的区联络员或监督员，直报件和送不到的消息没有人接 → 在名册里写上，再用 invite 请他绑定`));
  return found;
}
