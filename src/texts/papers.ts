// Papers: the link to one, the page in front of it, and what stands on every one of them.

export const papers = `
paper-in-private = 要打印的单子，请在私聊里跟我要，链接别让别人拿到。
paper-link = { $title }，打开就能看、能打印：
    { $url }
    10分钟内打开，只能用一次，别转给别人。
paper-page-title = 打印单子
paper-page-press = 按一下就打开，链接随后作废。看完可以用浏览器的「打印」，纸张选A4。
paper-page-button = 打开
paper-page-gone = 这个链接打不开了
paper-page-gone-how = 链接只能用一次，10分钟内有效。要再看，请回到和我的私聊，再要一次。
paper-how-to-print = 用浏览器的「打印」，纸张选A4。这一行不会印出来。

sheet-number = 编号 { $number }
sheet-to = 发给
sheet-matter = 事项
sheet-matter-line = { $number } { $category }
sheet-words = 内容
sheet-until = 期限
sheet-answer = 回复
sheet-explanation = 书面说明
sheet-sign = 经办人（签名）：　　　　　　　　日期：
sheet-sign-head = 单位负责人（签名、盖章）：　　　　　　　　日期：
sheet-issued = { $date }
sheet-answered = { $text }
    （{ $who }，{ $date }）
sheet-explained = { $text }
    单位负责人：{ $signer }（{ $who }，{ $date }）
`;
