// What a studio may not take: why, in plain words, and the right door (RULES X2–X6).

export const doors = `
question-court-accepted = 问您一句：法院已经立案了吗？
question-already-with-discipline-or-petition = 问您一句：这件事已经交给纪委或信访办在办了吗？
question-for-one-person = 问您一句：这是想请代表给您或家里人安排、照顾，还是反映一个大家都遇到的问题？
question-help-or-report = 问您一句：这是想请代表帮着办成，还是反映别人这么做？
answer-court-yes = 立案了
answer-court-no = 还没有
answer-discipline-yes = 在办了
answer-discipline-no = 还没有
answer-favour-yes = 想请照顾一下
answer-favour-no = 是大家的问题
answer-report-yes = 想请帮着办
answer-report-no = 反映别人

why-judicial = 法院在办的案子，工作室不能插手，这是为了判得公正。
why-personal_favour = 安排工作、调动、职称、分房、学位这类个人照顾，工作室办不了，对别人不公平。
why-unlawful_or_policy = 这件事照现在的法规政策办不了，代表也不能开口子。
why-discipline_or_petition_in_progress = 这件事已经有部门在办，工作室不能另办一遍。

door-phone = 电话{ $phone }
door-to-court = 案子办到哪一步：{ $where }。
door-to-legalAid = 想找律师帮忙，不要钱：{ $where }。
door-to-discipline = 交给纪委的，问进展：{ $where }。
door-to-petition = 交给信访的，问进展：{ $where }。
door-to-personnel = 招聘、调动、职称：{ $where }。
door-to-labour = 工资、合同、仲裁：{ $where }。
door-to-housing = 房子的事按什么办：{ $where }。
door-to-education = 上学、招老师按什么办：{ $where }。
door-to-health = 看病、住院、医院的事：{ $where }。
door-to-social = 低保、救助、养老怎么申请：{ $where }。
door-to-traffic = 罚单、驾照：{ $where }。
door-to-government = 想弄清楚规定：{ $where }。
door-at-court = 打法院12368
door-at-legalAid = 法律援助打12348
door-at-discipline = 打12388
door-at-petition = 问原来的信访窗口
door-at-personnel = 问单位人事科，或者打12333
door-at-labour = 打12333
door-at-housing = 问住房保障窗口，或者打12345
door-at-education = 问教育局，或者打12345
door-at-health = 打12320
door-at-social = 问镇街民政窗口，或者打12345
door-at-traffic = 打12123
door-at-government = 打12345

fork-ask = 觉得我说得不对，可以请人看。
-hardship = 家里有困难（生病、欠薪、房子裂了）不算这一类
fork-ask-personal_favour = { -hardship }，请人看就行。
hardship-is-none = { -hardship }。

fork-understood = 好的，这件没有交。以后有别的事，随时跟我说。
fork-rewrite = 好，请重新写。前面写的不作数了。

declined = { $number } { $officer }看过了，这件事工作室办不了。
declined-because = 原因：{ $reason }
declined-understood = 好的。以后有别的事，随时跟我说。
declined-contest = 觉得不对，可以请另一位再看一次。
declined-in-person = 已经请另一位看过了。还想当面说：{ $address }，电话{ $phone }
another-person = 另一位
another-named = 另一位（{ $name }）
contested = 好，{ $number } 请{ $who }来看。最晚{ $date }告诉您结果。
part-over = { $number } 现在是「{ $status }」，那一部分不另看了。
    还想当面说：{ $address }，电话{ $phone }
contested-already = { $number } 已经请另一位看过了。
    还想当面说：{ $address }，电话{ $phone }

secret =
    您刚才说的可能涉及秘密，我没有保存，一个字也没留。
    { $erased }
    这类事不要在手机上说。可以换个说法再讲，或者约时间当面谈。
secret-erased = 聊天里您写的，我也试着删了；请您自己再看一眼。
secret-keep = 聊天里的我删不掉。请您马上长按那条，点「撤回」（两分钟内）；撤不回就删掉，别再传。
secret-rewrite = 好，请换个说法。不要写文件内容、文号、单位代号和还没公布的事。
secret-meet =
    好，请直接来工作室当面说，或者先打{ $phone }约时间。
    { $name }：{ $address }
    { $hours }
secret-staff = 刚才那条可能涉及秘密，没有保存，也没有处理。请换个说法，或者当面说。

danger-fire = 先打119！
    马上离开，不要拿东西，别坐电梯。有烟就弯腰捂住口鼻走。
danger-gas = 先出去，再打119！
    别开灯、别点火、别在屋里打电话。顺手能关阀门、开窗就做，马上走。
danger-violence = 先打110！
    先躲开，锁上门，到有人的地方去。不能说话可以发短信到12110。
danger-drowning = 先打119，再打120！
    不要下水救人。扔绳子、竹竿、救生圈，大声喊人。
danger-suicide = 请先打110，或打12356有人听您说。
    现在先离开危险的地方，身边留一个人。您愿意说，我在。
danger-illness = 先打120！
    让人平躺别搬动，松开领口，记住几点开始的。
danger-collapse = 先打119！
    马上离开那栋房子，别回去拿东西，离墙远一点。
danger-electric = 先打119，再打95598停电！
    不要碰人、水和电线，离开至少十步，先断电再救人。
danger-trapped = 先打119！
    别扒门、别硬撬，隔着门陪着说话。在电梯里就按求助键。
danger-missing = 马上打110，不用等24小时！
    记住穿的衣服、几点在哪儿走的，把照片准备好。
danger-other = 先打110！
    有人受伤发病打120，着火打119。先到安全的地方。
danger-more = 我是程序，已经提醒值班的人，夜里可能没人马上看到。
danger-nobody = 我是程序，这会儿找不到值班的人，请一定自己打电话。
danger-where = 您现在在哪儿？请发地址或定位。
danger-where-studio = 您现在在哪儿？哪个社区或村？请发地址或定位。
danger-still = 记下了。电话{ $call }打通了吗？
    您在哪个社区或村？发个名字，我马上告诉那里的人。
danger-number = 编号{ $number }，您接着说的都会加进去。
danger-added = 加到{ $number }里了，已经转给工作室。电话{ $call }打通了吗？
`;
