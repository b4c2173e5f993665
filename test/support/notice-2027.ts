// A holiday notice for 2027 as a test invents it: plausible, not the State Council's. Spring Festival is on 6 February.

import type { HolidayNotice } from '../../src/calendar/holiday-notice.ts';

/** As an officer types it off. */
export const invented2027 = `year: 2027
source: 测试用，不是国务院办公厅的通知
holidays:
  - { name: 元旦, from: 2027-01-01, to: 2027-01-03 }
  - { name: 春节, from: 2027-02-05, to: 2027-02-12 }
  - { name: 清明, from: 2027-04-03, to: 2027-04-05 }
  - { name: 五一, from: 2027-05-01, to: 2027-05-05 }
  - { name: 端午, from: 2027-06-09, to: 2027-06-09 }
  - { name: 中秋, from: 2027-09-15, to: 2027-09-15 }
  - { name: 国庆, from: 2027-10-01, to: 2027-10-07 }
workdays:
  - { date: 2027-01-30, name: 春节 }
  - { date: 2027-02-13, name: 春节 }
  - { date: 2027-05-08, name: 五一 }
  - { date: 2027-09-26, name: 国庆 }
  - { date: 2027-10-09, name: 国庆 }
`;

/** The same, read by hand. */
export const notice2027: HolidayNotice = {
  year: 2027,
  source: '测试用，不是国务院办公厅的通知',
  holidays: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
    { name: '春节', from: '2027-02-05', to: '2027-02-12' },
    { name: '清明', from: '2027-04-03', to: '2027-04-05' },
    { name: '五一', from: '2027-05-01', to: '2027-05-05' },
    { name: '端午', from: '2027-06-09', to: '2027-06-09' },
    { name: '中秋', from: '2027-09-15', to: '2027-09-15' },
    { name: '国庆', from: '2027-10-01', to: '2027-10-07' },
  ],
  workdays: [
    { date: '2027-01-30', name: '春节' },
    { date: '2027-02-13', name: '春节' },
    { date: '2027-05-08', name: '五一' },
    { date: '2027-09-26', name: '国庆' },
    { date: '2027-10-09', name: '国庆' },
  ],
};
