// What chat platforms show besides messages (the menu of commands), and how a channel is, for the people who run it.

export const channels = `
command-start = 开始
command-report = 我要反映
command-my = 我的事项
command-privacy = 隐私
command-help = 帮助
command-cancel = 取消

telegram-stopped = Telegram 没有启动
telegram-token = Telegram 不认这个机器人令牌：请检查 TELEGRAM_BOT_TOKEN（作废了就找 @BotFather 换新的）
telegram-unreachable = 连不上 Telegram：请检查网络和 TELEGRAM_API_ROOT，过几秒会自己再试
telegram-conflict = 另一个程序也在收这个机器人的消息：请停掉它，或者给它换一个机器人
telegram-not-registered = 还没有在 Telegram 登记好接收地址：请检查 PUBLIC_URL 和 TELEGRAM_WEBHOOK_SECRET，过几秒会自己再试
telegram-not-stored = 消息存不进来，先留在 Telegram 那边：请检查数据库

telegram-is = 令牌有效，机器人是 @{$username}
telegram-joins-no-group = 机器人不许进群，值班群用不了 → 找 @BotFather，/setjoingroups 选 Enable
telegram-polls = 由本程序去取消息（polling）
telegram-webhook-instead = 设的是 polling，消息却被送到 {$host}，本程序收不到 → 停掉在那边用这个机器人的程序，再重启服务
telegram-webhook-left = 消息现在送到 {$host} → 启动服务时会改回由本程序去取；那边若还有程序在用这个机器人，请先停掉
telegram-webhook-http = 用 webhook 而 PUBLIC_URL 不是 https，Telegram 不会送 → 换成 https 的网址，或者改用 polling
telegram-webhook-registered = 消息由 Telegram 送到 {$host}（webhook）
telegram-webhook-unset = 还没有登记接收地址 → 启动服务时会登记
telegram-webhook-elsewhere = 消息送到的是 {$host}，不是 PUBLIC_URL → 停掉在那边用这个机器人的程序，再重启服务
telegram-webhook-failed = {$minutes} 分钟前 Telegram 没有送到（{$failure}）→ 检查 PUBLIC_URL 的域名、证书、反向代理，TELEGRAM_WEBHOOK_SECRET 改过就重启服务
telegram-webhook-partly = 登记时少了几种消息 → 重启服务会重新登记
telegram-pending = 有 {$pending} 条消息还留在 Telegram，过一天就没有了 → 检查服务是否开着，日志里有没有 level 50 的行
telegram-groups-well = {$count} 个值班群都看得到、发得出
telegram-group-moved = {$studio} 的值班群升级成了超级群 → 不用管，群里有人说话就会跟过去
telegram-group-gone = 机器人不在 {$studio} 的值班群里，卡片发不进去 → 把机器人拉回群，或者建新群，由联络员在群里发「绑定本群」
telegram-group-unknown = 问不到 {$studio} 的值班群的情况 → 过一会儿再查一次
telegram-group-mute = 机器人在 {$studio} 的值班群里不能发言 → 把它设为管理员，或者取消对它的禁言
telegram-group-privacy = 机器人看不到 {$studio} 的值班群里的「#1 答复」「待办」（群隐私开着，它又不是管理员）→ 把它设为群管理员；或者找 @BotFather，/setprivacy 选 Disable，再把它移出群重新拉进来
telegram-group-no-admin = 机器人不是 {$studio} 的值班群的管理员，误发的涉密内容它删不掉 → 设为管理员，给「删除消息」的权限
telegram-group-cannot-delete = 机器人在 {$studio} 的值班群里没有「删除消息」的权限，误发的涉密内容它删不掉 → 在群管理员设置里打开
`;
