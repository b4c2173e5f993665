// The three levels of supervision (三级督办): what is offered, what stands on a slip, what its sender, its receiver and the resident hear.

export const slips = `
choice-slip-urging = 催办
choice-slip-yellow = 黄色督办单
choice-slip-red = 红色督办单
choice-slip-accountability = 问责建议
form-urging = 催办（C级提醒）
form-yellow = 黄色督办单（B级黄单）
form-red = 红色督办单（A级红单）
form-accountability = 问责建议
form-short-urging = 催办
form-short-yellow = 黄色督办单
form-short-red = 红色督办单
form-short-accountability = 问责建议
form-short-reminder = 书面提醒
form-short-explanation = 要求说明
the-committee = 党委（区联络员、监督员转）
issuer-for = { $name }代表（{ $officer }代发）

slip-offer = { $number } { $category }，{ $department }超了{ $days }个工作日还没答复。
slip-offer-how = 要发哪一种，选一个，先给您看写了什么，您再决定发不发。
slip-call = 请打电话给{ $representative }：问他要不要督办。他定了，您替他发。
stance-unstated = 未表态
sign-late = 说{ $stance }
sign-call = 电话里说{ $stance }
sign-urged = 催过
sign-unsolved = 说没解决
sign-dissatisfied = 评价不满意
sign-satisfied = 评价满意
sign-again = 要求再办一次
slip-sign = { $date }{ $sign }
slip-people = 群众：{ $stance }。
slip-people-signs = 群众：{ $stance }（{ $signs }）。

slip-facts = { $number }（{ $category }）{ $referred }转给{ $department }。
    应在{ $date }前答复，到今天超了{ $days }个工作日，还没有答复。
slip-facts-done = { $number }（{ $category }）{ $referred }转给{ $department }办理。
slip-befores = 之前发过：{ $list }。
slip-before = { $date }{ $form }{ $document }，{ $answered }
slip-unanswered = 没有回复
slip-answered-short = 已回复
slip-demand-urging = 请抓紧办，回复办到哪一步、什么时候办好。
slip-demand-yellow = 请在期限内办好，办好了马上答复。
slip-demand-red = 请单位负责人写书面说明：为什么一直没办、谁负责、什么时候办好。
slip-demand-accountability = 建议问责。
slip-preview = { $number } { $form }，发给{ $addressee }，期限{ $date }，发吗？
    发了有编号，收不回来，居民也会知道。
    { $text }
slip-preview-accountability = { $number } { $form }，发给{ $addressee }，{ $date }前等回音，发吗？
    发了有编号，收不回来。
    { $text }
slip-words = { $number } { $form }里要写什么？直接写在这里，前面的事实我来写。
    要改期限，先写「10日」或者「12月9日」。别写居民的姓名、电话、门牌。
slip-words-accountability = { $number } 问责建议：请用您自己的话写，建议怎么处理、为什么。
    事情经过我来写在前面。别写居民的姓名、电话、门牌。
slip-too-soon = 期限{ $date }太早了，请写明天以后的日子，比如「5日」。
slip-his = { $number } { $form }由{ $representative }代表来发。
slip-not-yours = { $number } { $form }由负责的代表来发。
slip-missing-not-referred = { $number } 现在没有在部门手上，发不了{ $form }。
slip-missing-submitted = { $number } 部门的答复交上来了，等联络员发给居民，不用再督办。
slip-missing-not-late = { $number } 最晚{ $date }答复，还没有到期，发不了{ $form }。
slip-missing-content = { $number } 还没有记下居民不满意，发不了{ $form }。
    可以先发催办；也可以打电话问居民，记下来再发。
slip-missing-not-strong = { $number } 还没有记下居民很不满意，发不了{ $form }。
    可以打电话问居民，记下来再发。
slip-missing-no-yellow = { $number } 要先发黄色督办单，还不行再发{ $form }。
slip-missing-no-red = { $number } 要先发红色督办单，收到书面说明或者过了期限，才能提问责建议。
slip-missing-running = { $number } 前一张单子还没有到期，等到期了再发{ $form }。
slip-missing-issued = { $number } 问责建议已经发过了。

document-stands-over = 事情已经答复
slip-issued = { $document } { $form }发给{ $addressee }了，期限{ $date }。回复了我告诉您。
    要打印，发：打印 { $document }
slip-issued-staff = { $number } { $issuer }给{ $addressee }发了{ $form }{ $document }，期限{ $date }。
link-words-slip = { $department }：{ $studio }发来{ $form }{ $document }（{ $number }）。
    点开就能看、能回复，不用注册，以前的链接用这个代替：
    { $url }
slip-answered = { $document } 记下了，代表看得到。
explanation-received = { $document } 收到书面说明，负责人{ $signer }（{ $who }）：
    { $text }
explanation-example = { $document } 要单位负责人的书面说明：第一行写姓名职务，第二行起写说明。比如：
    { $document } 说明 王强局长
    灯杆要从厂里调货，12月9日前装好，以后每周查一次。
answered-on-paper = 纸质，{ $who }代记
slip-resident = { $number } { $issuer }给{ $department }发了{ $form }。
    要求{ $date }前{ $deed }。
    您不用做什么，有消息就告诉您。
slip-wanted-urging = 回话
slip-wanted-yellow = 办好
slip-wanted-red = 由负责人书面说明
form-told-urging = 催办
form-told-yellow = 黄单
form-told-red = 红单
step-slip-issued = { $moment } 发了{ $form }，期限{ $date }
`;
