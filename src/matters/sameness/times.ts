// Whether somebody tells of now or of another time: 「去年也夹过一个」 is not the incident of this week.

const earlier = /去年|前年|大前年|上个月|上个月|上月|上学期|早些年|几年前|以前也|那年|last year|last month/;
const again = /[也都](?:[\u4e00-\u9fff]{0,8})过|过一[回次]|那[回次]|上[回次]|又来了|再次|这回/;

/** How much a normalised text tells of an earlier time: 0, 1, or 2 when it says that it happened then. */
export function earlierIn(normalised: string): number {
  return (earlier.test(normalised) ? 1 : 0) + (again.test(normalised) ? 1 : 0);
}
