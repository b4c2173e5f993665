// What staff read about record cards (记录卡), walk-ins (#接待), visits (走访) and contacts (联系对象).

export const recordCards = `
record-card-form-studio = 接待
record-card-form-net = 网上答复
record-card-form-appointment = 约见
record-card-form-visit = 走访
record-card-form-other = 活动
record-card-field-representative = 党代表
record-card-field-name = 姓名
record-card-field-sex = 性别
record-card-field-age = 年龄
record-card-field-political = 政治面貌
record-card-field-unit = 单位职务
record-card-field-phone = 电话
record-card-field-address = 地址邮箱
record-card-field-opinion = 反映
record-card-field-handling = 处理
choice-record-card-fill = 填缺的
choice-record-card-hand-in = 就这样交
choice-record-card-confirm = 确认交
choice-record-card-show = 看一看
choice-record-card-change = 改一项
choice-record-card-print = 打印
choice-record-card-later = 以后再填
choice-record-cards-done = 看已交的
choice-record-cards-open = 看要交的

record-card-name = { $date }{ $form }
record-card-label = { $card }（{ $topic }）
record-card-title = { $card }的记录卡
record-card-reason = 看记录卡
record-card-of = { $representative }代表的：
record-card-opened = { $card }的记录卡，{ $due }。
record-card-opened-for = { $representative }代表{ $card }的记录卡开好了，{ $due }。
    缺的项您可以帮他填，他那里也收到了。
record-card-opened-alone = { $representative }代表{ $card }的记录卡开好了，{ $due }。
    他还没绑定，缺的项请您问了填。
record-card-complete = 都填好了。
record-card-missing = 还差：{ $fields }
record-card-due = 最晚{ $date }交
record-card-due-later = 有了结果、告诉了本人以后再算交的日子
record-card-handed-in-on = { $date }交了
record-card-field = { $field }：{ $value }
record-card-in-private = 记录卡里有个人情况，请到私聊里发「记录卡」。
record-card-gone = 刚才那一项已经过去了。发「记录卡」再打开一次。
record-card-later = 好，填过的都留着，{ $due }。发「记录卡」接着填。
record-card-which = 要改哪一项？
record-card-handed-in = { $card }的记录卡交好了，谢谢。
record-card-handed-in-before = { $card }的记录卡已经交过了，{ $due }。
record-card-today = { $card }的记录卡今天要交。
record-card-late = { $card }的记录卡过了日子还没交，请今天补上。
record-card-late-officer = { $card }的记录卡过了日子还没交。请问问他，也可以帮他填。
record-cards-today = 今天要交{ $count }张记录卡：{ $card }。
record-cards-late = { $count }张记录卡过了日子还没交，请今天补上：{ $card }。
record-cards-late-officer = { $count }张记录卡过了日子还没交：{ $card }。请问问他，也可以帮他填。
record-card-nth = 第{ $index }张
record-card-line = { $index }　{ $card }　{ $who }{ $due }　{ $topic }
record-card-whose = { $representative }代表　
record-card-late-mark = 晚了，
record-cards = 要交的记录卡{ $count }张，先到日子的在前：
record-cards-done = 交过的记录卡{ $count }张，新的在前：
record-cards-more = 还有{ $count }张没有列出来，交了前面的再看。
record-cards-none = 现在没有要交的记录卡。
record-cards-none-done = 还没有交过记录卡。
record-card-year = 今年接待{ $receptions }人次、约见{ $appointments }次、走访{ $visits }户。
record-card-visits-goal = 走访一年至少{ $count }户。

record-card-ask-name = 他叫什么？不愿说就跳过。
    一次写几项也行：王桂花 女 68岁 群众 13800000013
record-card-ask-sex = 性别？
record-card-ask-age = 年龄？写数字，大概的也行。
record-card-ask-political = 政治面貌？
record-card-ask-unit = 在哪里工作、做什么？
record-card-ask-phone = 电话多少？他愿意留才写。
record-card-ask-address = 住址或者邮箱？他愿意留才写。
record-card-ask-opinion = 他说了什么事、有什么意见？
record-card-ask-handling = 您怎么处理的、结果怎么样？
record-card-again-sex = 请选「男」或「女」，不愿说就跳过。
record-card-again-age = 没看出岁数。写数字就行，比如：68
record-card-again-phone = 没看出电话号码。比如：13800000000
record-card-again-other = 没看出来，请再写一次。
record-card-files-left = 照片、语音、文件放不进记录卡，请写成字。
record-card-field-too-long = 这一项写100个字以内就够了。
record-card-handling-matter = 记成{ $number }，交工作室办，最晚{ $date }告诉他由谁办。
record-card-handling-answered = 网上答复（{ $number }）：{ $text }
record-card-handling-nothing = 见了面，没有要办的事。
record-card-handling-nothing-visit = 上门看望，没有要办的事。


choice-activity-register = 记成事项
choice-activity-answer = 当场答复
choice-activity-nothing = 没有要办的
activity-not-yours = 接待和走访由党代表或联络员记。
activity-no-representative = 名册里还没有本工作室的代表，记不了。请先把代表补进名册。
activity-in-private = { $form }要写姓名电话，请到私聊里记。
activity-in-private-erased = { $form }要写姓名电话，请到私聊里记。
    刚才那条我删掉了，请在私聊里再发。
activity-here = 记{ $form }：按「开始」，几步就好。
activity-who = { $form }：是哪位代表？
activity-words-studio = 他反映什么？照他的话写。
    姓名电话写在前面也行：王桂花 13800000013 楼道灯坏了
activity-words = { $form }：和谁、说了什么？照他的话写。
    姓名电话写在前面也行：王桂花 13800000013 腿脚不便，想装扶手
activity-shown = { $form }：{ $words }
    本人：{ $who }
    代表：{ $representative }
activity-files = 附：{ $files }（记成事项才留得住）
activity-how = 怎么办？接着写会补在后面。
activity-files-left = { $files }没有留下：记录卡上只有字。
activity-age = { $count }岁
activity-nobody = 没留姓名电话
activity-person = 姓名、电话？他同意留才写，只为这件事找他。
    比如：王桂花 13800000013
activity-person-again = 没看出姓名电话。比如：王桂花 13800000013；不愿留就跳过。
activity-answer = 当场怎么答复他的？
activity-gone = 这一条已经记过或者不记了。要记新的，再发「#接待」或「走访」。

choice-contact-add = 添一位
choice-contact-spoken = 联系过了
choice-contact-visit = 记走访
choice-contact-later = 过一周再提醒
choice-contact-end = 不再联系
contact-people-in-private = 联系对象是您自己的，请到私聊里看。
contact-people-not-yours = 联系对象由党代表自己记。
contact-people-none = 还没有记联系对象。
    写：加联系对象 王桂花 13800000013 翠湖花园，腿脚不便
contact-people = 您的联系对象{ $count }位，最久没联系的在前：
contact-people-enough = 联系对象最多记{ $limit }位，先请去掉几位。
contact-person-line = { $index }　{ $name }　{ $last }
contact-person-nth = 第{ $index }位
contact-person-last = 上次{ $date }，{ $days }天前
contact-person-last-today = 今天联系过
contact-person-never = 还没有联系过
contact-person-no-phone = 没记电话
contact-person-example = 写姓名、电话和要记的，比如：
    王桂花 13800000013 翠湖花园，腿脚不便
contact-person-added = { $name }记下了，只有您看得到。
contact-person-not-added = 好，没有记。
contact-person-known = { $name }已经在您的联系对象里了。
contact-person-gone = 这位已经不在您的联系对象里了。
contact-person-spoken = { $name }，{ $date }联系过，记下了。
contact-person-later = 好，{ $days }天后再提醒您联系{ $name }。
contact-person-forgotten = 您的联系对象里有一位要求删掉自己的资料，已经删了。
    发「联系对象」看现在的名单。
contact-person-ended = { $name }不再列在联系对象里了。
contact-person-remind = 该联系{ $name }了，{ $last }。

record-card-sheet = 党代表联系党员和群众工作记录卡
record-card-sheet-on = 联系日期：{ $year }年{ $month }月{ $day }日
record-card-sheet-representative = 党代表
record-card-sheet-person = 联系对象
record-card-sheet-name = 姓名
record-card-sheet-delegation = 所在代表团
record-card-sheet-work = 工作单位及职务
record-card-sheet-phone = 联系电话
record-card-sheet-sex = 性别
record-card-sheet-age = 年龄
record-card-sheet-political = 政治面貌
record-card-sheet-address = 详细通讯地址或E-mail
record-card-sheet-form = 联系形式
record-card-sheet-form-studio = 党代表工作室
record-card-sheet-form-net = 网上工作室
record-card-sheet-form-appointment = 约见
record-card-sheet-form-visit = 走访慰问
record-card-sheet-form-other = 其他形式
record-card-sheet-opinion = 党员和群众所提意见建议或问题
record-card-sheet-handling = 党代表处理意见及办理情况
record-card-sheet-notes = 说明：
    1. “联系日期”栏，填写开展本次联系活动的日期；
    2. “联系形式”栏，在相应选项后面方框打“√”；
    3. 联系对象是同一批的多名党员和群众时，可只填写1名主要人员。
record-card-sheet-note-activity = 4. 每次联系活动都填写，活动后{ $workdays }个工作日内交党代表工作室汇总。
record-card-sheet-note-feedback = 4. 每次联系活动都填写，反馈结果后{ $workdays }个工作日内交党代表工作室汇总。
record-card-sheet-referred = { $date }转{ $department }办。
record-card-sheet-replied = { $date }答复：{ $text }
record-card-sheet-closed = { $date }办结。
`;
