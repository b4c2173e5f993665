// Announcements to many (群发) and who wants to get them (订阅).

export const broadcast = `
choice-stop-broadcast = 停止

broadcast = { $from }：
    { $text }
    （不想再收，发「退订」）
broadcast-night = 「{ $what }」夜里不发，{ $moment }开始，一共{ $all }人。
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
