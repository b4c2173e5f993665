// What a department's handler reads, and what others read of a department's part: number first, what is wanted, until when.

export const handler = `
choice-finish = 办结答复
choice-progress = 进展
choice-extend = 申请延期
choice-return = 不属我单位
choice-contact = 需要联系居民
choice-as-finish = 办结答复
choice-release = 发给居民
choice-send-back = 退回重写
choice-grant = 同意延期
choice-refuse = 不同意
choice-contact-agree = 同意
choice-contact-refuse = 不同意

verb-finish = 办结答复
verb-extend = 延期
verb-return = 退回
verb-contact = 联系居民
verb-send-back = 退回重写
verb-recall = 撤回
typed-finish = 办结
typed-extend = 延期
typed-return = 不属我单位
typed-contact = 联系居民
typed-send-back = 退回重写
example-finish = #{ $running } 办结 师傅12月1日上午修好了，以后每周看一次。
example-extend = #{ $running } 延期 10日 灯杆要从厂里调货
example-return = #{ $running } 不属我单位 这段路归交通办管
example-contact = #{ $running } 联系居民 要上门看，想约个时间
example-send-back = #{ $running } 退回重写 请写清哪天修好
prompt-finish = { $number } 办得怎么样？用大白话写清：谁、什么时候、办成什么样。
    联络员看过就发给居民。
prompt-progress = { $number } 办到哪一步了？居民会收到这句话。
prompt-extend = { $number } 要延到哪天？后面写上原因，比如：10日 灯杆要从厂里调货
prompt-return = { $number } 这件归谁管？知道就写上，不知道就写一句原因。
prompt-contact = { $number } 想联系居民做什么？写一句，我先问居民愿不愿意。
prompt-send-back = { $number } 哪里要改？写一句对方看得懂的。
may-handler = { $number } { $verb }由承办单位的经办人来做。
choose-kind-handler = { $number } 这句话怎么用？办结答复先给联络员看，进展直接发给居民。
    「{ $text }」

referral-near-by-hand = { $number } { $department }最晚{ $date }答复，还没有回音。请当面或打电话催一声。
refer-pushed = 已发给{ $department }经办人{ $names }。
refer-link = { $department }还没有人绑定。办件链接私聊发给您了，请转给他们。
refer-link-here = { $department }还没有人绑定。办件链接在下面，请转给他们。
link-how = { $number } 请把下面这条转给{ $department }的经办人。
    链接只开这一件，办结或满30天就失效；拿到的人都能填，请别发到群里。
link-words = { $department }：{ $studio }转来一件事（{ $number }），请最晚{ $date }答复。
    点开就能看、能填，不用注册：
    { $url }
nobody-left = { $number } { $department }现在没有人收得到这件了。请发：#{ $running } 撤回
    再转一次，就有链接可以转给他们。
tell-by-link = { $number } { $department }是用链接办的，请说一声，打开链接就能看到。

referral-card = { $studio }转来的，请最晚{ $date }答复。
    居民是谁看不到；要联系他，按「需要联系居民」。
referral-over = { $number } { $studio }收回了，不用再办。
referral-answered = { $number } 已答复居民，您这边办完了。
referral-near = { $number } 请最晚{ $date }答复。办不完可以申请延期，只能延一次。
referral-near-extended = { $number } 请最晚{ $date }答复。已经延过一次，不能再延了。
referral-near-link = { $number } { $department }最晚{ $date }答复，还没有回音。请打电话提醒一声。

done-submitted = { $number } 办结答复交上去了，联络员最晚{ $date }看完。
    发给居民或者退回，都会告诉您。
files-kept = { $number } { $files }先留着。再写一句话，一起交。
submitted-before = { $number } 办结答复交上去了，联络员在看。
submission = { $number } { $department }交来办结答复：
    { $text }
submission-how = 看过再发给居民，最晚{ $date }。
submission-how-late = 看过再发给居民。本该{ $date }答复，已经晚了，请尽快。
release-masked = 群里遮住的字，发给居民时是原样；全文私聊发给联络员了。
submission-copy = { $number } { $department }交来办结答复，联络员在看：
    { $text }
submission-waits = 等了一个工作日，还没有人看。
submission-waits-district = { $studio }等了两个工作日没有人看，请您来定。
now-submitted = 现在：{ $department }答复交来了，{ $holder }看过就发给您
staff-urged-unreleased = { $number } 居民催了（第{ $count }次）。
    { $department }的办结答复已经交来，看过就发给居民{ $latest }。
deadline-unreleased = { $number } 应在{ $date }答复居民，还没有。
    { $department }的办结答复已经交来，等着发给居民。
submission-old = { $number } 后来又交来一份新的答复，请看最新那条，在那下面选。
submission-gone = { $number } 这份答复已经不等着了，这件现在是「{ $status }」。
submission-officer = { $number } 这份办结答复由联络员{ $officer }来看，发给居民或者退回。您可以发：#{ $running } 备注 …
submission-none = { $number } 现在没有等着看的办结答复。
done-sent-back = { $number } 已退回{ $department }重写，原因告诉他们了。
done-sent-back-link = { $number } 已退回{ $department }重写。
    他们是用链接办的，请说一声，打开链接就能看到原因。
sent-back-line = { $number } 退回{ $department }重写：{ $text }
sent-back = { $number } 请改一改再交：
    { $text }
    最晚{ $date }答复。
progress-copy = { $number } { $who }发了进展给居民：
    { $text }

extension-unknown-term = { $number } 没看懂「{ $term }」是延到哪天。
    可以写10日（再加10个工作日），或者12月9日，后面写原因。
extension-reason-missing = { $number } 请在日期后面写原因，居民会看到。比如：#{ $running } 延期 10日 灯杆要从厂里调货
extension-not-later = { $number } 现在的期限是{ $date }，请写更晚的日子。
extension-too-long = { $number } 最多延{ $count }个工作日，到{ $date }为止。请写早一点的日子。
extended-once = { $number } 已经延过一次了，不能再延。办到哪一步，可以发进展。
extension-asked-already = { $number } 您申请过延期了，还在等决定。
extension-asked = { $number } { $department }申请延期，从{ $from }延到{ $date }：
    { $reason }
extension-with = 由{ $representative }代表决定；一个工作日没有回音，再请您定。
extension-silent = { $representative }代表一个工作日没有回音，请您来定。
extension-decided = { $number } 这次延期申请已经有结果了。
extension-granted = { $number } 同意延期，最晚{ $date }答复。只能延这一次。
extension-refused = { $number } 没有同意延期，还是最晚{ $date }答复。（{ $who }）
extension-refused-line = { $number } 没有同意延期，还是最晚{ $date }。（{ $who }）
done-extension-asked = { $number } 延期申请交上去了，要延到{ $date }。
    有决定就告诉您；没决定之前还是{ $standing }。
done-extended = { $number } 延期到{ $date }，已告诉居民。
done-extended-later = { $number } 延期到{ $date }，{ $moment }告诉居民。
done-extension-refused = { $number } 没有同意延期，还是{ $date }。
extended-line = { $number } 从{ $from }延期到{ $date }（{ $who }）：{ $reason }
extended = { $number } 对不起，{ $along }要晚几天。{ $department }说：{ $reason }
    原来说{ $from }，现在最晚{ $date }给您答复。
    { $who }同意的，只延这一次。
extended-by-staff = { $number } 对不起，{ $along }要晚几天。{ $who }说：{ $reason }
    { $holder }还没办好。原来说{ $from }，现在最晚{ $date }给您答复。
    只延这一次。
along-with = 和同一件事一起办，

done-returned = { $number } 已退回工作室，不用再办。
card-returned = { $department }退回：{ $reason }
returned-line = { $number } { $department }退回：{ $reason }
returned = { $number } { $department }说这件不归他们管，工作室重新安排。
    { $latest }
decided-returned = 退回，不属本单位

recall-replied = { $number } 答复已经给居民了，收不回来。说错了，可以再答复一次更正。
nothing-to-recall = { $number } 没有可以撤回的分派或转办。
done-recalled-referral = { $number } 已从{ $department }收回，他们那边的卡片和链接都失效了。
    请重新安排，最晚{ $date }答复居民。
done-recalled-assignment = { $number } 已从{ $representative }代表收回，现在在{ $holder }手上。
    最晚{ $date }答复居民。
decided-recalled-referral = 从{ $department }撤回
decided-recalled-assignment = 撤回分派
recalled-referral = { $number } 工作室从{ $department }收回来重新安排。
    { $latest }
recalled-assignment = { $number } 换人办，现在在{ $holder }手上。
    { $latest }
yours-again = { $number } 又回到您手上，最晚{ $date }答复居民。

done-contact-asked = { $number } 已问居民愿不愿意，有回音就告诉您。
contact-asked-already = { $number } 已经问过居民了，还在等他回。
contact-asked-line = { $number } { $department }想联系居民：{ $reason }
    已问居民愿不愿意。
contact-ask = { $number } { $department }想直接联系您：{ $reason }
    愿意把姓名、电话给他们吗？只给他们，只为这件事。
    不愿意也照样办。
contact-ask-again = { $number } 前天问您的还等着：{ $department }想直接联系您，{ $reason }
    愿意把姓名、电话给他们吗？只给他们，只为这件事。
    不愿意也照样办。
contact-unanswered = { $number } { $department }想联系居民，他两天没有回，已经又问了一遍。急的话请联络员打电话代问。
contact-unanswered-link = { $number } { $department }想联系居民，他两天没有回，已经又问了一遍。请跟他们说一声，急的话打电话代问。
contact-how = 请写您愿意给的，比如：王先生，手机号。只有{ $department }办这件的人看得到。
contact-again = 请用一两句写愿意给的称呼、电话，{ $count }字以内。不想给了按「不同意」。
contact-given = { $number } 只给了{ $department }办这件的人，别人看不到。
contact-refused = 好，{ $number } 不把您的联系方式给{ $department }，照样办。
contact-over = { $number } 现在不用给联系方式了，您写的没有留下。
contact-hidden = （只有经办人看得到）
contact-given-line = { $number } 居民把联系方式给了{ $department }，只有经办人看得到。
contact-given-line-link = { $number } 居民把联系方式给了{ $department }，请说一声，打开链接就能看到。
contact-refused-line = { $number } 居民不愿意直接联系{ $department }。要问什么，请联络员代问。
contact-for-handler = { $number } 居民同意您联系他，只为这一件：
    { $text }

kind-submission = 办结答复（待发）
kind-sent-back = 退回重写
kind-return = 退回原因
kind-extension = 延期理由
kind-contact-reason = 想联系居民
kind-contact = 联系方式
step-referral-recalled = { $moment } 工作室从{ $department }收回，再安排
step-extended = { $moment } 要晚几天，改到{ $date }
todo-referred = 转给您单位的{ $count }件：
search-handler = 「查找」由联络员用。发「待办」看转给您单位的事。
`;
