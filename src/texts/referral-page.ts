// The private page of a referral, for a handler without account: plain words, what is wanted, what happens next and by when.

export const referralPage = `
page-title = { $number } 办件
page-from = { $studio }转给您单位的一件事
page-until = 请最晚{ $date }答复
page-place = 地点
page-what = 什么事
page-files = 附件
page-files-elsewhere = 附件在居民的聊天里，这里打不开。要看请打工作室电话。
page-file-kind-photo = 照片
page-file-kind-voice = 语音
page-file-kind-video = 视频
page-file-kind-file = 文件
page-who = 居民是谁这里看不到。要联系他，用下面的「需要联系居民」，先问他愿不愿意。
page-history = 问过、答过的
page-acts = 可以做的
page-help = 这个链接只开这一件，办结或满30天就失效，请别转到群里。有事打{ $phone }（{ $studio }）。

page-waits-reply-submitted = 办结答复交上去了，联络员在看。要改就再交一份，以最后一份为准。
page-waits-extension-asked = 延期申请交上去了，还在等决定。
page-waits-contact-asked = 已问居民愿不愿意联系，还在等他回。

page-ask-finish = 办得怎么样？用大白话写清：谁、什么时候、办成什么样。
page-ask-progress = 办到哪一步了？居民会收到这句话。
page-ask-date = 要延到哪天？
page-date-example = 10日（再加10个工作日），或者12月9日
page-ask-extend = 写一句原因，居民会看到。
page-ask-return = 这件归谁管？知道就写上，不知道就写一句原因。
page-ask-contact = 想联系居民做什么？居民会看到这句话。
page-ask-files = 照片或PDF（可以不传，最多{ $count }个，每个{ $size }MB以内）
page-send-finish = 交给联络员
page-send-progress = 看一眼再发
page-send-extend = 申请延期
page-send-return = 退回工作室
page-send-contact = 问居民
page-preview = 居民会收到下面这条，发吗？

page-missing-finish = 还没写办得怎么样。比如：师傅12月1日上午修好了，以后每周看一次。
page-missing-progress = 还没写办到哪一步。比如：师傅今天去看过了，明天换灯。
page-missing-extend = 还没写为什么要延期。比如：灯杆要从厂里调货。
page-missing-return = 还没写这件归谁管，或者为什么不归您单位。比如：这段路归交通办管。
page-missing-contact = 还没写想联系居民做什么。比如：要上门看，想约个时间。
page-missing-date = 没看懂要延到哪天。可以写10日（再加10个工作日），或者12月9日。
page-not-later = 现在的期限是{ $date }，请写更晚的日子。
page-too-late = 最晚只能延到{ $date }。请写早一点的日子。
page-too-long = 太长了（{ $length }字），最多{ $limit }字。请写短一点。
page-trivial = 「{ $text }」居民看了不知道怎么办。请写清谁、什么时候、怎么办。
page-extended-once = 已经延过一次了，不能再延。办到哪一步，可以发进展。
page-extension-asked = 您申请过延期了，还在等决定。
page-contact-asked = 已经问过居民了，还在等他回。
page-secret = 您写的可能涉密，没有保存，也没有发出去。请打工作室电话，约当面说。
page-files-too-many = 最多传{ $count }个文件。请去掉几个，写的都还在。
page-file-too-big = 「{ $name }」太大了，每个最多{ $size }MB。请换小一点的，写的都还在。
page-file-unknown-kind = 「{ $name }」打开看不是照片，也不是PDF，没有收。请换JPG、PNG或PDF，写的都还在。
page-file-not-what-it-says = 「{ $name }」的内容和名字对不上，没有收。请传原来的文件，写的都还在。
page-too-big = 传的东西太大了，没有收。最多{ $count }个文件，每个{ $size }MB以内。请按浏览器的返回，写的还在。
page-stale = 页面放得太久了，写的都还在，请再按一次。
page-broken = 没看懂发来的内容，什么也没有存。请打开原来的链接再试一次。

page-slip-until = 请在{ $until }
page-slip-done = { $date }已经回复了。
page-slip-explain = 写书面说明
page-slip-head = 单位负责人的姓名和职务
page-slip-why = 为什么一直没办、谁负责、什么时候办好？
page-slip-answer = 办到哪一步了、什么时候办好？
page-slip-send = 交上去
page-slip-answered = 这张单子已经回复过了。
page-missing-head = 还没写单位负责人的姓名和职务，比如：王强局长。写的说明都还在。
page-missing-answer = 还没写回复。比如：师傅明天去看，12月1日前修好。
page-done-answer = { $number } 的单子回复好了，发单子的人看得到。办好了请在下面交「办结答复」。
page-done-finish = { $number } 办结答复交上去了。联络员最晚{ $looked }看完，发给居民；要改会写在这一页。
page-done-progress = { $number } 进展发给居民了。请最晚{ $date }答复。
page-done-extend = { $number } 延期申请交上去了，最晚{ $looked }有决定，写在这一页。没决定之前还是{ $date }。
page-done-contact = { $number } 已问居民。他愿意的话，给的称呼、电话会写在这一页。请最晚{ $date }答复。
page-done-return = 已退回工作室，不用再办。这个链接从现在起打不开了。
`;
