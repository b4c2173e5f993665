// Announcements to many (群发) and who wants to get them (订阅).

export const broadcast = `
choice-send-out = 发出
choice-stop-broadcast = 停止
choice-subscribe = 订阅通知
choice-subscribe-reception = 只要接待日
choice-unsubscribe = 退订

group-send-how = 要发给订阅了{ $from }通知的居民（现在{ $count }人），把话写在后面，比如：
    群发 12月3日上午停水，请提前接水。
group-send-all = { $district }各工作室
group-send-preview = 要发给订阅了{ $from }通知的居民，现在{ $count }人。他们看到的是：
group-send-personal = （里面有电话或证件号，发出去收到的人都看得到）
group-send-sent = 好，发给{ $count }人。到哪一步了，看下面这条。
group-send-words = 请直接发改好的整条话。
group-send-again = 没有发出。请把改好的话整条再发一次：群发 …
group-send-dropped = 没有发出。
group-send-waits = 上面那条还没有发出。按「发出」就发，要换话按「改」。
group-send-gone = 这条用不上了：发过了、取消了、过了10分钟，或者不是您写的。要发，请写：群发 …
group-send-nobody = 还没有居民订阅{ $from }的通知，发了也没人收到。
    请告诉大家：给我发「订阅」就能收到。
group-send-long = 一条通知最多{ $limit }字，这条有{ $length }字。请写短些，或者分两次发。
group-send-officer = 这里的通知由{ $officer }来发。
group-send-not-yours = 这条通知不是发给您的工作室的，由发它的人来停。
group-send-stopped = 好，还没发出去的不发了。
group-send-over = 这条已经发完或停下了。

subscribed-all = 订阅好了：{ $studio }有通知、定了接待日，就告诉您。
    { $quiet }不想收了，发「退订」。
subscribed-reception = 好，{ $studio }定了接待日就告诉您，别的通知不发。
    { $quiet }不想收了，发「退订」。
quiet-at-night = 夜里不发。
quiet-from-until = { $begin }到{ $end }不发。
subscribed-nowhere = 记下了，可还不知道您在哪个村或社区。
    请发「换工作室」选一下，那里有通知就告诉您。

broadcast = { $from }：
    { $text }
    （不想再收，发「退订」）
broadcast-quiet = 「{ $what }」现在是休息时间，{ $moment }开始发，一共{ $all }人。
broadcast-running = 「{ $what }」正在发：已发{ $sent }人，一共{ $all }人{ $failed ->
    [0] 。
   *[other] ，{ $failed }人没送到。
 }
broadcast-stopping = 「{ $what }」不再发了，在路上的几条还会到。
broadcast-through = 「{ $what }」发完了：送到{ $sent }人{ $failed ->
    [0] 。
   *[other] ，{ $failed }人没送到（多半是把我屏蔽了）。
 }
broadcast-stopped = 「{ $what }」停了：已送到{ $sent }人，剩下{ $left }人没有发。
broadcast-stale = 「{ $what }」停了一天多没发出去，剩下{ $left }人不再发了（已送到{ $sent }人）。
    还要发，请重新发一次「群发」。
`;
