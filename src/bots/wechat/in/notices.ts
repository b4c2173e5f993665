// What WeChat says of itself in a chat and hands over as if somebody had written it: 拍一拍, recalls, red packets, new friends.

/** In full: a person who writes of it writes more than that. */
const NOTICES: readonly RegExp[] = [
  /^["“][^"”\n]{1,64}["”] ?拍了拍 ?(?:我|自己|你|["“][^"”\n]{1,64}["”])[^\n]{0,32}$/,
  /^(?:你|["“][^"”\n]{1,64}["”]) ?撤回了一条消息$/,
  /^收到红包，请在手机上查看$/,
  /^(?:你已添加了[^\n]{1,64}，现在可以开始聊天了。|以上是打招呼的内容|我通过了你的朋友验证请求，现在我们可以开始聊天了)$/,
  /^["“]?[^"”\n]{1,64}["”]?邀请["“]?[^\n]{1,200}["”]?加入了群聊$/,
  /^["“]?[^"”\n]{1,64}["”]?修改群名为[“"][^\n]{1,64}[”"]$/,
  /^[^\n]{1,64}开启了朋友验证，你还不是他（她）朋友。[^\n]{0,80}$/,
];

/** Nobody said this. */
export function isNotice(text: string): boolean {
  return /^(?:[\w@-]{1,64}:\n)?\s*(?:<\?xml[^>]{0,100}\?>\s*)?<(?:sysmsg|voip)/.test(text) || NOTICES.some((notice) => notice.test(text));
}
