// What a representative reads and writes, and what officers read of it.

export const representative = `
choice-acknowledge = 收到，我来跟
choice-propose = 请转部门
choice-give-back = 不归我
choice-told = 已告知
choice-refer-to = 转{ $department }
choice-send-proposed = 发给居民
choice-agree-to-refer = 同意转
choice-object = 有意见

assigned-card = 这件请您跟到底，最晚{ $date }答复居民。
    先按「收到，我来跟」。不归您管就按「不归我」。
acknowledged-here = { $number } 好，您来跟，最晚{ $date }答复居民。
    要问居民就发：#{ $running } 问 …
acknowledged-staff = { $number } { $representative }代表收到了，会跟到底。
acknowledged-resident = { $number } { $representative }代表看到了，会跟到底。
    { $latest }
step-acknowledged = { $moment } 代表看到了，来跟
decided-acknowledged = 收到，在跟
decided-given-back = 退回联络员
the-program = 程序

call-representative = 请打电话给{ $representative }：这件请代表跟到底，最晚{ $date }答复居民。
    打过了就按「已告知」。
told-here = { $number } 记下了，已告知{ $representative }代表。
told-too-late = { $number } 现在不在{ $representative }代表手上了。
not-assigned = { $number } 现在没有代表在跟。

acknowledge-reminder = { $number } 分派给您了，还没见您回。
    归您就按「收到，我来跟」，不归您就按「不归我」。
acknowledge-or-back = { $date }早上还没回，就退给联络员另派。
taken-back-staff = { $number } { $representative }代表一直没回，退回{ $officer }了。请重新分派。
taken-back-representative = { $number } 没等到您回，退给联络员{ $officer }了。您不用再办。

prompt-give-back = { $number } 写一句不归您的原因就行，联络员会另外分派。
given-back-here = { $number } 好，退给联络员{ $officer }了，您不用再办。
given-back-staff = { $number } { $representative }代表说这件不归自己：{ $reason }
    请重新分派。

choose-propose = { $number } 您看该转给哪个部门？选好再写一句为什么。
    也可以直接写：城管办 路灯归他们管
prompt-propose = { $number } 写一句请这个部门办的原因，联络员看了来定。
proposed-referral-here = { $number } 已请联络员{ $officer }转{ $department }，定了告诉您。
proposed-referral-staff = { $number } { $representative }代表请转{ $department }：{ $reason }

preview-proposal = { $number } 这条先给联络员看，由联络员发给居民。交吗？
    { $text }
proposed-reply-here = { $number } 交给联络员{ $officer }了，发给居民了就告诉您。
proposed-reply-staff = { $number } { $representative }代表建议这样答复居民，您看行吗？
    { $text }
proposal-replaced = { $number } 代表后来又改过，请看最新的那一条。
kind-proposal = 代表建议的答复

opinion-asked = { $number } 先问{ $representative }代表的意见，最晚等到{ $date }。
    有了回音，或者到时没回，我都告诉您，再选一下就转{ $department }。
opinion-wanted = { $number } 联络员想转{ $department }，先听听您的意见。
    { $date }之前没回，联络员就自己定。
opinion-awaited = { $number } 还在等{ $representative }代表的意见，等到{ $moment }早上。
opinion-not-asked = { $number } 现在没有在等您的意见。要请部门办，按「请转部门」。
opinion-given = { $number } 意见转给联络员了。
opinion-agrees = { $number } { $representative }代表同意转{ $department }。
opinion-objects = { $number } { $representative }代表对转{ $department }有意见：{ $text }
opinion-silent = { $number } { $representative }代表到时没回，可以转{ $department }了。
prompt-object = { $number } 您怎么看？写一句，联络员会看到。

may-representative = { $number } 这一步由跟这件事的代表来做。
may-propose = { $number } 转办由联络员{ $officer }来定。您可以发：#{ $running } 请转 部门 理由
verb-acknowledge = 确认
verb-propose = 请转部门
verb-give-back = 退回
verb-agree = 表态
verb-object = 表态
typed-propose = 请转 部门
typed-give-back = 不归我
typed-object = 有意见

own-todo-none = 您手上现在没有要办的事。
own-todo-head = 您手上有{ $count }件：
`;
