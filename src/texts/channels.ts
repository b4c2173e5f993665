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
`;
