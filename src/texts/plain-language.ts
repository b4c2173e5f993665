// What whoever writes to a resident reads of his own words before they leave, and how plain the answers of a month were.

export const plainLanguage = `
plain-lead = 居民可能看不明白，不改也能发：
plain-hint = · { $hint }
plain-missing = 没写{ $what }
plain-missing-vague = 没写{ $what }，只说{ $words }
plain-missing-when = 哪天
plain-missing-who = 谁来办
plain-missing-what = 做什么
plain-solved-again = 居民上次说没解决，请写这回做了什么
plain-quoted = 「{ $word }」
plain-word = { $words }说成「{ $instead }」
plain-word-when = { $words }写成哪天
plain-word-who = { $words }写是哪家
plain-word-what = { $words }写具体做什么
plain-word-rule = { $words }写是哪条规定
plain-word-nothing = { $words }可以不写
plain-long-sentence = 「{ $begins }…」这句有{ $chars }字，拆成两三句
plain-version = { $number } 简单说法（助手写的，供参考）：
    { $text }
version-gone = { $number } 这条已经不等着发了，没有用上。
choice-use-version = 用这个
choice-keep-own = 还用我的
plainness-head = 答复好不好懂：
plainness-line = { $whose }：答复{ $answered }次
plainness-hinted = ，带着提示发的{ $count }次
plainness-unclear = ，居民说看不懂{ $count }次
plainness-own = 工作室自己
plainness-more = 还有{ $count }个部门，居民都没说看不懂。
plain-too-long = 有{ $lines }行、{ $chars }字，开头先用一两句说结果
`;
