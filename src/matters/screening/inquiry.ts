// Whether a text only asks how something is regulated (咨询): a question of policy, and nothing that is wrong.

import type { MatterKind } from '../matter.ts';
import { simplifiedInPlace } from './normalise.ts';

const asking =
  /(?:怎么|如何|怎样|哪里|去哪儿?|在哪儿?)(?:办理?|申请|领取?|报名|登记|缴费?|交|转|查|开证明|报销)|(?:需要|要)(?:带|准备|交)?(?:什么|哪些)(?:材料|手续|证件|条件)|(?:有没有|有什么|有哪些|是什么)(?:补贴|补助|政策|规定|优惠|条件)|(?:政策|规定|条件|标准|补贴|补助)(?:是什么|是怎样|是怎么|有哪些|是多少)|(?:能不能|可不可以|能否|可以|符不符合|算不算|能)(?:申请|领|办|报|享受|符合)[^。！!]{0,20}[?？吗]|想(?:问|咨询|了解)(?:一下|下)?/;
const complaint = /坏了|没人管|不给|不管|拖|吵|臭|漏|堵|塌|乱|推诿|态度|拒绝|被(?:打|骗|扣)|欠|投诉|反映|举报|好几天|多次|一直/;

export function kindOf(text: string): MatterKind {
  const plain = simplifiedInPlace(text);
  return asking.test(plain) && !complaint.test(plain) ? 'inquiry' : 'request';
}
