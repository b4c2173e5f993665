// The store itself: its version and schema, its clock, its keys, when it was last backed up and purged.

import { momentForPeople } from '../../calendar/civil.ts';
import type { Instant } from '../../calendar/clock.ts';
import { sealingKeysIn, tablesOf } from '../../store/catalog.ts';
import type { ServerFacts } from '../../store/checks.ts';
import type { Db } from '../../store/db.ts';
import { knownMigrations, schemaOf } from '../../store/migrate.ts';
import type { Seal } from '../../store/seal.ts';
import { lastUpkeep } from '../../store/upkeep.ts';
import { bad, hint, well, type Finding } from './finding.ts';

const about = '数据库';
const oldestServer = 150_000;
const clockPlayMs = 30_000;
const dayMs = 86_400_000;

/** `usable`: what the other checks ask for is there. */
export async function schemaFindings(db: Db): Promise<{ usable: boolean; findings: Finding[] }> {
  const newest = (await knownMigrations()).at(-1)?.when ?? 0;
  const schema = await schemaOf(db);
  if (schema === null) return { usable: false, findings: [hint(about, '还没有建表 → 启动服务时会建，或者运行 migrate')] };
  if (schema >= newest) return { usable: true, findings: [] };
  return { usable: false, findings: [bad(about, '结构比本程序旧，升级还没有做完 → 先备份，再运行 migrate 或重启服务')] };
}

export function serverFindings(kind: 'embedded' | 'postgresql', { version, aheadMs }: ServerFacts): Finding[] {
  if (kind === 'embedded') return [well(about, '内置的数据库打得开，结构是最新的；它经得起程序崩溃，经不起断电，请每夜备份')];
  const found = [well(about, `PostgreSQL ${Math.floor(version / 10_000)} 连得上，结构是最新的`)];
  if (version < oldestServer) found.push(bad(about, `PostgreSQL ${Math.floor(version / 10_000)} 太旧 → 请升级到 15 或更新`));
  if (Math.abs(aheadMs) > clockPlayMs) found.push(hint('时钟', `本机和数据库的时钟差了 ${Math.round(Math.abs(aheadMs) / 1000)} 秒 → 两边都开自动对时`));
  return found;
}

/** Only the ids are compared: to open everything would take long. A key is bound to its id by what it seals. */
export async function keyFindings(db: Db, seal: Seal): Promise<Finding[]> {
  const used = await sealingKeysIn(db, await tablesOf(db));
  const missing = used.filter((id) => !seal.keyIds.includes(id));
  if (missing.length > 0) return [bad('密钥', `有资料要用密钥 ${missing.join('、')} 才打得开，现在没有 → 把当初的密钥加回 DATA_KEY，写成「新密钥,旧密钥」`)];
  const idle = seal.keyIds.slice(1).filter((id) => !used.includes(id));
  if (idle.length > 0) return [hint('密钥', `旧密钥 ${idle.join('、')} 已经没有资料在用 → 可以从 DATA_KEY 里去掉；旧备份还要用它，请另外存好`)];
  return [well('密钥', seal.keyIds.length > 1 ? '打得开已存的资料；旧密钥还在用，请留着' : '打得开已存的资料')];
}

export async function upkeepFindings(db: Db, now: Instant, serving: boolean): Promise<Finding[]> {
  const [backup, purge] = [await lastUpkeep(db, 'backup'), await lastUpkeep(db, 'purge')];
  const found: Finding[] = [];
  if (backup === null) found.push(hint('备份', '没有用 backup 备份过 → 每夜做一次，办法见 docs/operations.md；另有备份办法就不用管'));
  else if (now - backup > 2 * dayMs) found.push(hint('备份', `上一次是 ${momentForPeople(backup)} → 检查每夜的备份任务`));
  else found.push(well('备份', `上一次是 ${momentForPeople(backup)}`));
  if (serving && purge !== null && now - purge > 3 * dayMs) {
    found.push(hint('清理', `上一次是 ${momentForPeople(purge)} → 服务夜里（2点至6点）要开着，或者用 purge 手动清理`));
  }
  return found;
}
