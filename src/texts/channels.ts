// What chat platforms show besides messages (the menu of commands), and how a channel is, for the people who run it.

export const channels = `
command-start = 开始
command-report = 我要反映
command-my = 我的事项
command-schedule = 接待安排
command-book = 预约代表
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

wechat-pin = 位置：纬度 {$latitude}，经度 {$longitude}
wechat-pin-named = 位置：{$title}（纬度 {$latitude}，经度 {$longitude}）

wechat-stopped = 微信没有启动
wechat-starting = 正在连接微信
wechat-scan = 微信没有登录，等人扫码：联络员在私聊里发「微信登录」拿到扫码的页面，二维码也显示在启动程序的终端里
wechat-scanned = 二维码已经有人扫了，等他在手机上点确认
wechat-logged-out = 微信退出了登录，等新的二维码：联络员在私聊里发「微信登录」
wechat-unreachable = 连不上微信的 puppet 服务：请检查它开着没有、WECHATY_PUPPET_SERVICE_ENDPOINT 和 TLS 的设置对不对，过几秒会自己再试
wechat-silent = 微信的 puppet 没有回音，正在重新连接；一直这样就请重启 puppet 服务
wechat-no-login = puppet 接通了，却既没有登录也没有二维码，正在重新连接；一直这样就请重启 puppet 服务
wechat-token-refused = puppet 服务不认这个令牌：请检查 WECHATY_PUPPET_SERVICE_TOKEN，要和那边的一样
wechat-token-shape = WECHATY_PUPPET_SERVICE_TOKEN 少了前缀：写成「insecure_令牌」，两边一样；用自己的证书时，前缀写证书上的名字，或者设置 WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME
wechat-endpoint-shape = WECHATY_PUPPET_SERVICE_ENDPOINT 应为「地址:端口」，例如 127.0.0.1:8788，前面不加 http://
wechat-endpoint-unset = 没有设置 WECHATY_PUPPET_SERVICE_ENDPOINT → 程序会把令牌拿到 wechaty 的网上目录（api.chatie.io）去问 puppet 服务在哪里；知道地址就写上，例如 127.0.0.1:8788
wechat-variable-missing = 缺少 {$what}：用这个 puppet 必须设置
wechat-occupied = puppet 服务接通了，却什么也不送来：多半是另一个程序正连着它，它一次只接一个，请停掉那一个；过几秒会自己再试
wechat-not-installed = 没有安装 {$what}：请在程序的目录里执行 npm install {$what}，再重启服务；名字写错了就改 WECHATY_PUPPET
wechat-no-module = 没有 {$what} 这个文件：请改 WECHATY_PUPPET，再重启服务
wechat-puppet-failed = puppet 启动不了（{$what}）：请检查它的设置和版本，过几秒会自己再试
wechat-directory-held = 另一个进程正在用 DATA_DIR 里的 wechat 目录：请停掉它，或者用 DATA_DIR 换一个目录，过几秒会自己再试
wechat-directory-unusable = DATA_DIR 里的 wechat 目录用不了（{$what}）：请让运行程序的用户能写
wechat-not-stored = 微信的消息存不进来：请检查数据库

wechat-scan-here = 微信还没有登录：用要做办公号的微信，在手机上扫上面的码，再点确认。码过一会儿会换，换了会再显示。

wechat-puppet = puppet 是 {$what}
wechat-directory-open = {$directory} 里有登录凭据，别的用户也看得到 → chmod 700 这个目录
wechat-studio-unknown = 名册里没有 WECHAT_STUDIO 写的工作室 {$studio} → 改成名册里的代码，或者留空
wechat-logged-in = 已经登录
wechat-groups-well = {$count} 个值班群都在
wechat-group-gone = 这个微信号不在 {$studio} 的值班群里，卡片发不进去 → 拉回群，或者建新群，由联络员在群里发「绑定本群」
wechat-group-unknown = 问不到 {$studio} 的值班群 → 过一会儿再查；群号会随登录变的 puppet，由联络员在群里再发一次「绑定本群」
`;
