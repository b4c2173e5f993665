// What officers and representatives read in their chats: number first, what it is, what can be done.

export const staff = `
card = { $number } { $category }
    地点：{ $place }
    { $text }
card-files = 附：{ $files }
card-suspicion = 筛查提示：可能是{ $ground }。请人工看，系统不会自动不办。
card-contested = 居民不同意上次的决定，请另一位来看（上次是{ $officer }）。最晚一个工作日内。
card-urgent = 紧急事项，已请对方先打{ $call }。
card-department = 建议：{ $department }
card-latest = 最晚{ $date }告诉居民由谁办
card-reopened = 居民要求再办一次（第{ $round }次答复后）。{ $reason }
card-done = —— { $what }（{ $who }，{ $moment }）
attachments-elsewhere = （另有{ $count }个附件在居民那边的聊天里，这里打不开）

alert = 紧急！{ $number }：可能是{ $danger }
    已请对方先打{ $call }。请马上有人接手。
alert-nowhere = 紧急！有居民可能遇到{ $danger }
    已请对方先打{ $call }，还不知道是哪个社区。
danger-name-fire = 火情
danger-name-gas = 燃气或毒气
danger-name-violence = 有人动手或威胁
danger-name-drowning = 落水
danger-name-suicide = 有人想不开
danger-name-illness = 突发疾病或走失
danger-name-collapse = 房屋倒塌
danger-name-electric = 触电
alert-taken = { $alert }
    —— { $who }接手了（{ $moment }）
alert-taken-line = { $number } { $who }接手了紧急情况。
alert-taken-already = { $number }已经由{ $who }接手了。

staff-supplement = { $number } 居民补充：
    { $text }
staff-correction = { $number } 居民更正：
    { $text }
staff-answer = { $number } 居民回答：
    { $text }
staff-unclear = { $number } 居民说看不懂答复。请用大白话再说一遍，比如：
    #{ $running } 答复 路灯12月10日前修好，要等灯杆到货。
staff-withdrawn = { $number } 居民撤回了，不用再办。
staff-closed = { $number } 居民评价了：{ $rating }。办结。
staff-rated = { $number } 居民评价了：{ $rating }。
rating-solved = 已解决
rating-unsolved = 没解决
rating-contacted = 有人联系过
rating-not-contacted = 没人联系
rating-satisfied = 满意
rating-mostly = 基本满意
rating-dissatisfied = 不满意
staff-undelivered = { $number } 的消息没送到居民那里（{ $why }）。请打电话或当面告诉他，再发：#{ $running } 备注 已电话告知
undelivered-blocked = 对方停用了这个聊天
undelivered-invalid = 平台不收这条
staff-undelivered-person = 发给{ $name }的消息没送到，请打电话告诉他。
staff-deadline = { $number }：{ $date }到期，还没{ $what }。
    现在在{ $holder }手上。
deadline-triage = 告诉居民由谁办
deadline-review = 告诉居民复看结果
deadline-reply = 答复居民
staff-backlog = 一下子来了{ $count }件，先列在这里，没有一件丢：
    { $numbers }{ $more ->
        [0] {""}
       *[other] {" "}等，另有{ $more }件
    }
    发「待办」看全部；「#编号 查看」看那一件。

stranger = 这里的按钮和命令只给本工作室的联络员和代表用。您要是刚加入，请联络员发绑定码给您。
may-officer = 这一步由联络员来做。您可以发：#{ $running } 备注 …
number-not-found = 没有找到{ $number }。发「待办」看还开着的事。
number-ambiguous = #{ $running } 有好几件：{ $numbers }。请写全编号。
wrong-status = { $number }现在是「{ $status }」，不能{ $verb }。{ $hint }
hint-declined = 要办就等居民提出不同意。
hint-closed = 要更正就发：#{ $running } 答复 …
hint-replied = 已经答复过居民了；有更正可以再发一次答复。
hint-none = 发「#{ $running } 查看」看详情。
hint-answer-instead = 受理以后只能答复：#{ $running } 答复 …
already-decided = { $number }刚才已经由{ $who }处理了：{ $what }。
same-person = 这件是您上次不予登记的，居民不同意，要请另一位来看。
verb-assign = 分派
verb-refer = 转办
verb-reply = 答复
verb-progress = 发进展
verb-note = 备注
verb-ask = 问居民
verb-decline = 不予登记
verb-view = 查看

text-missing = { $verb }要带上内容，比如：{ $example }
example-ask = #{ $running } 问 大概从哪天开始的？
example-assign = #{ $running } 分派 { $name }
example-refer = #{ $running } 转办 { $department } 5日
example-reply = #{ $running } 答复 路灯12月10日前修好，城管办负责。
example-progress = #{ $running } 进展 师傅今天去看过了，明天换灯。
example-note = #{ $running } 备注 已电话联系
example-decline = #{ $running } 不予登记 司法 法院已立案，请按法院安排走
too-long = 太长了（{ $length }字），最多{ $limit }字。请分两条发，或者写短一点。

choose-representative = { $number } 分派给哪位代表？
choose-department = { $number } 转给哪个部门？
choose-ground = { $number } 不予登记的原因是？之后居民会看到理由和该找的地方，也可以请另一位再看。
choose-kind = { $number } 这句话怎么用？会发给：{ $whom }
    「{ $text }」
whom-resident = 反映的居民
prompt-ask = { $number } 要问居民什么？请引用这条回复。
prompt-reply = { $number } 要怎么答复？请引用这条回复，用大白话写清：谁、什么时候、怎么办。
prompt-note = { $number } 要备注什么？请引用这条回复。
prompt-decline = { $number } 不予登记（{ $ground }）。请引用这条，写一句居民看得懂的原因。
prompt-edit = 好，请引用这条，把改好的整句发来。
preview-reply = 居民会收到下面这条，发吗？
    { $text }
preview-progress = 居民会收到下面这条进展，发吗？
    { $text }
preview-gone = 过了10分钟，没有发。要发请再写一次。
only-author = 这条只能由写的人自己来按；已经发过或过了时间的也按不动了。
cancelled-staff = 好，没有发。

done-assigned = { $number } 已分派给{ $representative }代表，最晚{ $date }答复居民。
done-referred = { $number } 已转办{ $department }，{ $term }，最晚{ $date }答复居民。
done-replied = { $number } 已答复居民。
done-progressed = { $number } 进展已发给居民。
done-noted = { $number } 备注记下了，居民看不到。
done-asked = { $number } 已问居民，有回答会告诉您。
done-declined = { $number } 不予登记（{ $ground }），已告诉居民原因和该找的地方。
term-workdays = { $count }个工作日
term-date = { $date }前
representative-not-bound = { $representative }还没绑定，收不到消息，请打电话告诉他。
refer-by-hand = { $department }的答复请您代为录入：#{ $running } 答复 …
decided-assigned = 分派给{ $representative }代表
decided-referred = 转办{ $department }
decided-replied = 已答复居民
decided-declined = 不予登记（{ $ground }）

unknown-representative = 没有找到「{ $name }」。本工作室的代表：{ $names }
ambiguous-representative = 「{ $name }」对得上好几位：{ $names }。请写全名。
unknown-department = 没有找到「{ $name }」。可以转的部门：{ $names }
unknown-ground = 请写明哪一类：司法、个人、政策、纪检信访、涉密。比如：{ $example }
unknown-term = 没看懂期限「{ $term }」。可以写5日（工作日），或者12月9日。
past-term = { $date }已经过了，请写以后的日子。

assigned-card = 这件分派给您：
assigned-how = 可以按「我来答复」，或者引用这条直接写。最晚{ $date }答复居民。

view-head = { $number } { $category }（{ $status }）
view-place = 地点：{ $place }
view-holder = 在{ $holder }手上
view-latest = 最晚{ $date }
view-line = { $moment } { $what }
view-text = { $kind }：{ $text }
kind-original = 原话（已遮盖）
kind-supplement = 补充
kind-answer = 居民回答
kind-question = 问居民
kind-reply = 答复
kind-progress = 进展
kind-note = 备注
kind-reason = 不予登记原因
kind-rating = 评价
staff-status-raised = 待分派
staff-status-accepted = 在办
staff-status-declined = 不予登记
staff-status-referred = 已转部门
staff-status-replied = 已答复
staff-status-closed = 办结
staff-status-merged = 已并入
staff-status-handed-over = 已移交
staff-status-withdrawn = 居民已撤回
todo-none = 现在没有待办。
todo-head = 待办{ $count }件：
todo-line = { $number } { $category } { $place } · { $status }{ $latest }
todo-latest = {" · 最晚"}{ $date }
todo-late = {" · 已过期"}{ $date }
todo-more = 还有{ $count }件，办掉几件再发「待办」。
search-none = 没有找到「{ $words }」。试试短一点的词，比如：路灯。
search-head = 「{ $words }」找到{ $count }件：
search-missing = 找什么？比如：查找 路灯
staff-help =
    引用卡片直接写，我会问是答复、进展、问居民还是备注。
    也可以打字：#1 问 … · #1 分派 姓名 · #1 转办 部门 5日 · #1 答复 … · #1 进展 … · #1 备注 … · #1 不予登记 司法 …
    #1 查看 · 待办 · 查找 路灯
    5日是5个工作日；12月9日就是那一天。
staff-help-representative =
    分派给您的事会发到这里，引用那张卡片直接写，我会问是答复、进展、问居民还是备注。
    也可以打字：#1 问 … · #1 答复 … · #1 进展 … · #1 备注 … · #1 查看
    转办、分派由联络员来做，写个备注告诉他就行。
holder-officer = 联络员{ $name }
holder-representative = { $name }代表

group-bound = 本群现在是{ $studio }的值班群。新来的事都发到这里。
    群里{ $hint }
group-hint = 引用我的卡片、以#编号开头，或者按按钮，我就听得到。
group-moved-away = 值班群换到另一个群了，这里不再收卡片。
group-not-officer = 绑定值班群要由本工作室的联络员来做。请联络员先在私聊里发：绑定 绑定码
group-in-private = 请到值班群里发「绑定本群」。
group-which = 您管着好几个工作室，请写明是哪个：绑定本群 { $codes }
`;
