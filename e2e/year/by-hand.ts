import type { Life } from './life.ts'

/** A company whose year was worked out by hand, with a pocket calculator, for a seller in Stockholm. */
export interface LifeByHand extends Life {
  /** Each document: dates, kind, lines, net + VAT = gross, credit that was used, and what is owed at the end. */
  invoices: string[]
  /** How it stands after the daily moment of some dates, and at the end of the run. */
  standings: Record<string, string>
  /** The codes of what is refused to it, in order. */
  refused?: string[]
}

// Stockholm is two hours ahead of UTC until 31 October 2027, 01:00 UTC, one hour until 26 March 2028, 01:00 UTC, then two
// again. The moment of each day is 05:17:21 UTC, so that what is due at a local midnight is done on the morning after.
export const livesByHand: readonly LifeByHand[] = [
  {
    name: '31 January is followed by 29 February, 31 March, 30 April',
    country: 'SE',
    postalCode: '111 22',
    habit: { paysAfter: 5 },
    acts: [
      { at: '2028-01-31T13:05:40Z', do: 'choose', plan: 'starter', interval: 'month' },
      // The 14 days are over, so it goes on to its end, which is 30 April.
      { at: '2028-04-20T13:05:40Z', do: 'cancel' },
    ],
    // 25 % of 35.00 is 8.75. Renewals are invoiced three days after: 29 February, 00:00 is 28 February, 23:00 UTC; three days
    // later is 2 March, 23:00 UTC, so the morning of 3 March. 31 March, 00:00 is 30 March, 22:00 UTC: the morning of 3 April.
    invoices: [
      '2028-01-31 invoice, due 2028-02-14: plan starter 2028-01-31..2028-02-28 35.00; net 35.00 + S 25 % 8.75 = 43.75, credit 0.00, owed 0.00',
      '2028-03-03 invoice, due 2028-03-17: plan starter 2028-02-29..2028-03-30 35.00; net 35.00 + S 25 % 8.75 = 43.75, credit 0.00, owed 0.00',
      '2028-04-03 invoice, due 2028-04-17: plan starter 2028-03-31..2028-04-29 35.00; net 35.00 + S 25 % 8.75 = 43.75, credit 0.00, owed 0.00',
    ],
    standings: {
      '2028-01-31': 'none, 0 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-02-01': 'active starter/month, 1 sites, 0 stagings, credit 0.00, owed 43.75',
      '2028-02-05': 'active starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-04-21': 'cancelled starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-04-29': 'cancelled starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-04-30': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'a year from 29 February on, with overage of its first month',
    country: 'DE',
    postalCode: '10115',
    vatId: 'DE136695976',
    register: 'valid',
    habit: { paysAfter: 10 },
    acts: [
      { at: '2028-02-29T13:05:40Z', do: 'choose', plan: 'studio', interval: 'year' },
      { at: '2028-03-11T13:05:40Z', do: 'visits', day: '2028-03-10', people: 205_500, bots: 50_000 },
    ],
    // The year ends where 28 February 2029 begins. Its first month ends where 29 March begins, which is 28 March, 22:00 UTC:
    // it is invoiced on the morning of 1 April. 205 500 - 200 000 = 5 500: six thousands are begun, 6 x 0.90 = 5.40.
    invoices: [
      '2028-02-29 invoice, due 2028-03-14: plan studio 2028-02-29..2029-02-27 2250.00; net 2250.00 + AE 0 % 0.00 = 2250.00, credit 0.00, owed 0.00',
      '2028-04-01 invoice, due 2028-04-15: visits-overage studio 2028-02-29..2028-03-28 5.40; net 5.40 + AE 0 % 0.00 = 5.40, credit 0.00, owed 0.00',
    ],
    standings: {
      '2028-03-09': 'active studio/year, 10 sites, 2 stagings, credit 0.00, owed 2250.00',
      '2028-03-10': 'active studio/year, 10 sites, 2 stagings, credit 0.00, owed 0.00',
      '2028-07-31': 'active studio/year, 10 sites, 2 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'two upgrades in a month',
    country: 'FI',
    postalCode: '00100',
    habit: { paysAfter: 1 },
    acts: [
      { at: '2027-09-01T05:17:21Z', do: 'choose', plan: 'starter', interval: 'month' },
      { at: '2027-09-11T13:05:40Z', do: 'choose', plan: 'studio', interval: 'month' },
      { at: '2027-09-20T13:05:40Z', do: 'sites', count: 3 },
      { at: '2027-09-21T20:48:09Z', do: 'choose', plan: 'agency', interval: 'month' },
      { at: '2027-09-25T05:17:21Z', do: 'cancel' },
    ],
    // September, from 31 August, 22:00 UTC to 30 September, 22:00 UTC: 30 x 86 400 = 2 592 000 s.
    // First change after 10 d 15 h 5 min 40 s = 918 340 s: 35 x 918 340 / 2 592 000 = 12.4004, so 12.40 of Starter is used, and
    // 35.00 - 12.40 = 22.60 given back; 225 x 918 340 / 2 592 000 = 79.7170, so Studio costs 225.00 - 79.72 = 145.28.
    // Second one after 20 d 22 h 48 min 9 s = 1 810 089 s: Studio to there is 225 x 1 810 089 / 2 592 000 = 157.1258, 157.13: given
    // back is 225.00 - 157.13 = 67.87 (not of the 145.28). Agency to there 600.5697, 600.57: 860.00 - 600.57 = 259.43.
    // VAT 25.5 %: 35.00: 8.925, 8.93. 122.68: 31.2834, 31.28. 191.56: 48.8478, 48.85.
    invoices: [
      '2027-09-01 invoice, due 2027-09-15: plan starter 2027-09-01..2027-09-30 35.00; net 35.00 + S 25.5 % 8.93 = 43.93, credit 0.00, owed 0.00',
      '2027-09-11 invoice, due 2027-09-25: plan-from-change studio 2027-09-11..2027-09-30 145.28, plan-unused starter 2027-09-11..2027-09-30 -22.60; net 122.68 + S 25.5 % 31.28 = 153.96, credit 0.00, owed 0.00',
      '2027-09-21 invoice, due 2027-10-05: plan-from-change agency 2027-09-21..2027-09-30 259.43, plan-unused studio 2027-09-21..2027-09-30 -67.87; net 191.56 + S 25.5 % 48.85 = 240.41, credit 0.00, owed 0.00',
    ],
    standings: {
      '2027-09-12': 'active studio/month, 10 sites, 2 stagings, credit 0.00, owed 0.00',
      '2027-09-22': 'active agency/month, 60 sites, 10 stagings, credit 0.00, owed 0.00',
      '2027-09-30': 'cancelled agency/month, 60 sites, 10 stagings, credit 0.00, owed 0.00',
      '2027-10-01': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'cancelled within the refund days, and back with what was given back',
    country: 'SE',
    postalCode: '211 20',
    vatId: 'SE123456789701',
    register: 'valid',
    habit: { paysAfter: 2 },
    acts: [
      { at: '2027-10-25T13:05:40Z', do: 'choose', plan: 'studio', interval: 'month' },
      { at: '2027-11-03T20:48:09Z', do: 'cancel' },
      // Who is suspended begins no plan.
      { at: '2027-11-10T13:05:40Z', do: 'suspend' },
      { at: '2027-11-12T20:48:09Z', do: 'choose', plan: 'agency', interval: 'month' },
      { at: '2027-11-15T13:05:40Z', do: 'restore' },
      { at: '2028-01-10T13:05:40Z', do: 'choose', plan: 'agency', interval: 'month' },
      // Two days after, but money is given back once.
      { at: '2028-01-12T13:05:40Z', do: 'cancel' },
    ],
    // 225.00 x 25 % = 56.25, 281.25 in all, given back whole. 860.00 x 25 % = 215.00; 1075.00 - 281.25 = 793.75 are left to pay.
    invoices: [
      '2027-10-25 invoice, due 2027-11-08: plan studio 2027-10-25..2027-11-24 225.00; net 225.00 + S 25 % 56.25 = 281.25, credit 0.00, owed 0.00',
      '2027-11-03 credit-note: plan-unused studio 2027-10-25..2027-11-24 225.00; net 225.00 + S 25 % 56.25 = 281.25',
      '2028-01-10 invoice, due 2028-01-24: plan agency 2028-01-10..2028-02-09 860.00; net 860.00 + S 25 % 215.00 = 1075.00, credit 281.25, owed 0.00',
    ],
    standings: {
      '2027-11-03': 'active studio/month, 10 sites, 2 stagings, credit 0.00, owed 0.00',
      '2027-11-04': 'ended, 0 sites, 0 stagings, credit 281.25, owed 0.00',
      '2027-11-13': 'ended, 0 sites, 0 stagings, suspended: operator, credit 281.25, owed 0.00',
      '2027-11-16': 'ended, 0 sites, 0 stagings, credit 281.25, owed 0.00',
      '2028-01-11': 'active agency/month, 60 sites, 10 stagings, credit 0.00, owed 793.75',
      '2028-01-13': 'cancelled agency/month, 60 sites, 10 stagings, credit 0.00, owed 0.00',
      '2028-02-10': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
    refused: ['company-suspended'],
  },
  {
    name: 'an upgrade on the day of 25 hours',
    country: 'EE',
    postalCode: '10111',
    habit: { paysAfter: 7 },
    acts: [
      { at: '2027-10-20T05:17:21Z', do: 'choose', plan: 'starter', interval: 'month' },
      { at: '2027-10-31T13:05:40Z', do: 'choose', plan: 'studio', interval: 'month' },
      { at: '2027-11-05T13:05:40Z', do: 'cancel' },
    ],
    // From 19 October, 22:00 UTC to 19 November, 23:00 UTC: 31 x 86 400 + 3 600 = 2 682 000 s. The change is after 11 d 15 h 5 min
    // 40 s = 1 004 740 s: Starter 35 x 1 004 740 / 2 682 000 = 13.1118, 13.11: back are 21.89. Studio 84.2903, 84.29: 140.71.
    // VAT 24 %: 35.00: 8.40. 118.82: 28.5168, 28.52.
    invoices: [
      '2027-10-20 invoice, due 2027-11-03: plan starter 2027-10-20..2027-11-19 35.00; net 35.00 + S 24 % 8.40 = 43.40, credit 0.00, owed 0.00',
      '2027-10-31 invoice, due 2027-11-14: plan-from-change studio 2027-10-31..2027-11-19 140.71, plan-unused starter 2027-10-31..2027-11-19 -21.89; net 118.82 + S 24 % 28.52 = 147.34, credit 0.00, owed 0.00',
    ],
    standings: {
      '2027-11-19': 'cancelled studio/month, 10 sites, 2 stagings, credit 0.00, owed 0.00',
      '2027-11-20': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'from months to the year, after a day of 23 hours',
    country: 'FR',
    postalCode: '44000',
    vatId: 'FR83404833048',
    register: 'unknown',
    habit: { paysAfter: 3 },
    acts: [
      { at: '2028-03-10T13:05:40Z', do: 'choose', plan: 'starter', interval: 'month' },
      { at: '2028-03-30T20:48:09Z', do: 'choose', plan: 'starter', interval: 'year' },
    ],
    // Nobody could say that the VAT id is valid, so VAT is charged: 20 %.
    // The month, from 9 March, 23:00 UTC to 9 April, 22:00 UTC: 31 x 86 400 - 3 600 = 2 674 800 s. The year begins on 30 March at
    // midnight, which is 29 March, 22:00 UTC: 11 days = 950 400 s are left, 1 724 400 s were used. 35 x 1 724 400 / 2 674 800 =
    // 22.5639, 22.56: back are 12.44. 350.00 - 12.44 = 337.56, x 20 % = 67.512, 67.51.
    invoices: [
      '2028-03-10 invoice, due 2028-03-24: plan starter 2028-03-10..2028-04-09 35.00; net 35.00 + S 20 % 7.00 = 42.00, credit 0.00, owed 0.00',
      '2028-03-30 invoice, due 2028-04-13: plan starter 2028-03-30..2029-03-29 350.00, plan-unused starter 2028-03-30..2028-04-09 -12.44; net 337.56 + S 20 % 67.51 = 405.07, credit 0.00, owed 0.00',
    ],
    standings: {
      '2028-03-31': 'active starter/year, 1 sites, 0 stagings, credit 0.00, owed 405.07',
      '2028-07-31': 'active starter/year, 1 sites, 0 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'a premium staging for two weeks',
    country: 'NL',
    postalCode: '1012 JS',
    vatId: 'NL004495445B01',
    register: 'valid',
    habit: { paysAfter: 14 },
    acts: [
      { at: '2027-11-30T05:17:21Z', do: 'choose', plan: 'studio', interval: 'month' },
      { at: '2027-12-01T13:05:40Z', do: 'sites', count: 1 },
      { at: '2027-12-10T13:05:40Z', do: 'staging', name: 'draft' },
      { at: '2027-12-24T20:48:09Z', do: 'staging-gone', name: 'draft' },
      { at: '2028-01-15T13:05:40Z', do: 'cancel' },
    ],
    // From 29 November, 23:00 UTC to 29 December, 23:00 UTC: 2 592 000 s. Created after 10 d 14 h 5 min 40 s = 914 740 s: 15 x
    // 914 740 / 2 592 000 = 5.2936, 5.29. Deleted after 24 d 21 h 48 min 9 s = 2 152 089 s: 12.4542, 12.45. 12.45 - 5.29 = 7.16.
    // It is on the invoice of the month that begins: three days after 29 December, 23:00 UTC, the morning of 2 January.
    invoices: [
      '2027-11-30 invoice, due 2027-12-14: plan studio 2027-11-30..2027-12-29 225.00; net 225.00 + AE 0 % 0.00 = 225.00, credit 0.00, owed 0.00',
      '2028-01-02 invoice, due 2028-01-16: plan studio 2027-12-30..2028-01-29 225.00, premium-staging 2027-12-10..2027-12-24 7.16; net 232.16 + AE 0 % 0.00 = 232.16, credit 0.00, owed 0.00',
    ],
    standings: {
      // Paid on the fourteenth day, which is the last on which nothing is overdue.
      '2027-12-13': 'active studio/month, 10 sites, 2 stagings, credit 0.00, owed 225.00',
      '2027-12-14': 'active studio/month, 10 sites, 2 stagings, credit 0.00, owed 0.00',
      '2028-01-30': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'outside of the EU, with a limit to overage',
    country: 'US',
    postalCode: '10001',
    habit: { paysAfter: 4 },
    acts: [
      { at: '2028-02-01T13:05:40Z', do: 'choose', plan: 'agency', interval: 'month' },
      { at: '2028-02-02T13:05:40Z', do: 'cap', amount: '2.50' },
      { at: '2028-02-21T13:05:40Z', do: 'visits', day: '2028-02-20', people: 1_003_001, bots: 0 },
      { at: '2028-02-26T13:05:40Z', do: 'cancel' },
    ],
    // 3 001 more than 1 000 000: four thousands begun would be 3.20; under 2.50 three have room: 2.40. The month ends on 29
    // February, 23:00 UTC; three days later is 3 March, 23:00 UTC.
    invoices: [
      '2028-02-01 invoice, due 2028-02-15: plan agency 2028-02-01..2028-02-29 860.00; net 860.00 + O 0 % 0.00 = 860.00, credit 0.00, owed 0.00',
      '2028-03-04 invoice, due 2028-03-18: visits-overage agency 2028-02-01..2028-02-29 2.40; net 2.40 + O 0 % 0.00 = 2.40, credit 0.00, owed 0.00',
    ],
    standings: {
      '2028-02-29': 'cancelled agency/month, 60 sites, 10 stagings, credit 0.00, owed 0.00',
      '2028-03-01': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'a smaller plan from the next month on',
    country: 'DK',
    postalCode: '1050',
    habit: { paysAfter: 9 },
    acts: [
      { at: '2027-12-01T05:17:21Z', do: 'choose', plan: 'agency', interval: 'month' },
      { at: '2027-12-02T13:05:40Z', do: 'sites', count: 8 },
      { at: '2027-12-20T13:05:40Z', do: 'choose', plan: 'studio', interval: 'month' },
      { at: '2028-01-20T13:05:40Z', do: 'cancel' },
    ],
    // 860.00 x 25 % = 215.00. 225.00 x 25 % = 56.25. January begins on 31 December, 23:00 UTC: the morning of 4 January.
    invoices: [
      '2027-12-01 invoice, due 2027-12-15: plan agency 2027-12-01..2027-12-31 860.00; net 860.00 + S 25 % 215.00 = 1075.00, credit 0.00, owed 0.00',
      '2028-01-04 invoice, due 2028-01-18: plan studio 2028-01-01..2028-01-31 225.00; net 225.00 + S 25 % 56.25 = 281.25, credit 0.00, owed 0.00',
    ],
    standings: {
      '2027-12-31': 'active agency/month, 60 sites, 10 stagings, credit 0.00, owed 0.00',
      '2028-01-01': 'active studio/month, 10 sites, 2 stagings, credit 0.00, owed 0.00',
      '2028-02-01': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'a smaller plan that has no room for eleven sites',
    country: 'IE',
    postalCode: 'D02 AF30',
    habit: { paysAfter: 9 },
    acts: [
      { at: '2028-03-01T05:17:21Z', do: 'choose', plan: 'agency', interval: 'month' },
      { at: '2028-03-02T13:05:40Z', do: 'sites', count: 11 },
      { at: '2028-03-16T13:05:40Z', do: 'choose', plan: 'studio', interval: 'month' },
      { at: '2028-04-10T13:05:40Z', do: 'cancel' },
    ],
    // 860.00 x 23 % = 197.80. April begins on 31 March, 22:00 UTC: the morning of 4 April.
    invoices: [
      '2028-03-01 invoice, due 2028-03-15: plan agency 2028-03-01..2028-03-31 860.00; net 860.00 + S 23 % 197.80 = 1057.80, credit 0.00, owed 0.00',
      '2028-04-04 invoice, due 2028-04-18: plan agency 2028-04-01..2028-04-30 860.00; net 860.00 + S 23 % 197.80 = 1057.80, credit 0.00, owed 0.00',
    ],
    standings: {
      '2028-03-31': 'active agency/month, 60 sites, 10 stagings, credit 0.00, owed 0.00',
      '2028-04-01': 'active agency/month, 60 sites, 10 stagings, credit 0.00, owed 0.00',
      '2028-05-01': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'cancelled, and resumed in time',
    country: 'PL',
    postalCode: '00-001',
    habit: { paysAfter: 2 },
    acts: [
      { at: '2028-04-30T13:05:40Z', do: 'choose', plan: 'starter', interval: 'month' },
      { at: '2028-05-20T13:05:40Z', do: 'cancel' },
      { at: '2028-05-25T20:48:09Z', do: 'resume' },
      { at: '2028-06-15T13:05:40Z', do: 'cancel' },
    ],
    // 35.00 x 23 % = 8.05. 30 May, 00:00 is 29 May, 22:00 UTC: the morning of 2 June.
    invoices: [
      '2028-04-30 invoice, due 2028-05-14: plan starter 2028-04-30..2028-05-29 35.00; net 35.00 + S 23 % 8.05 = 43.05, credit 0.00, owed 0.00',
      '2028-06-02 invoice, due 2028-06-16: plan starter 2028-05-30..2028-06-29 35.00; net 35.00 + S 23 % 8.05 = 43.05, credit 0.00, owed 0.00',
    ],
    standings: {
      '2028-05-25': 'cancelled starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-05-26': 'active starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-06-29': 'cancelled starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-06-30': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'paid six days too late',
    country: 'AT',
    postalCode: '1010',
    habit: { paysAfter: 20 },
    acts: [
      { at: '2028-01-15T13:05:40Z', do: 'choose', plan: 'starter', interval: 'month' },
      // More is not given to somebody who owes something already.
      { at: '2028-02-01T13:05:40Z', do: 'choose', plan: 'studio', interval: 'month' },
      { at: '2028-03-01T13:05:40Z', do: 'cancel' },
    ],
    // 35.00 x 20 % = 7.00. 15 February, 00:00 is 14 February, 23:00 UTC: the morning of 18 February.
    invoices: [
      '2028-01-15 invoice, due 2028-01-29: plan starter 2028-01-15..2028-02-14 35.00; net 35.00 + S 20 % 7.00 = 42.00, credit 0.00, owed 0.00',
      '2028-02-18 invoice, due 2028-03-03: plan starter 2028-02-15..2028-03-14 35.00; net 35.00 + S 20 % 7.00 = 42.00, credit 0.00, owed 0.00',
    ],
    standings: {
      '2028-01-29': 'active starter/month, 1 sites, 0 stagings, credit 0.00, owed 42.00',
      '2028-01-30': 'past-due starter/month, 1 sites, 0 stagings, credit 0.00, owed 42.00',
      '2028-02-03': 'past-due starter/month, 1 sites, 0 stagings, credit 0.00, owed 42.00',
      '2028-02-04': 'active starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-03-09': 'cancelled starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-03-15': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
    refused: ['payment-overdue'],
  },
  {
    name: 'suspended, and restored by a payment',
    country: 'ES',
    postalCode: '28001',
    acts: [
      { at: '2027-09-01T13:05:40Z', do: 'choose', plan: 'starter', interval: 'month' },
      { at: '2027-10-20T13:05:40Z', do: 'pay' },
      { at: '2027-10-25T13:05:40Z', do: 'cancel' },
    ],
    // 35.00 x 21 % = 7.35. Due on 15 September; reminders on the 16th, and 3, 7 and 14 days later: 19th, 23rd, 30th; suspended a day
    // after, on 1 October, seven hours after October has begun and was charged (30 September, 22:00 UTC: 4 October).
    invoices: [
      '2027-09-01 invoice, due 2027-09-15: plan starter 2027-09-01..2027-09-30 35.00; net 35.00 + S 21 % 7.35 = 42.35, credit 0.00, owed 0.00',
      '2027-10-04 invoice, due 2027-10-18: plan starter 2027-10-01..2027-10-31 35.00; net 35.00 + S 21 % 7.35 = 42.35, credit 0.00, owed 0.00',
    ],
    standings: {
      '2027-09-15': 'active starter/month, 1 sites, 0 stagings, credit 0.00, owed 42.35',
      '2027-09-16': 'past-due starter/month, 1 sites, 0 stagings, credit 0.00, owed 42.35',
      '2027-09-30': 'past-due starter/month, 1 sites, 0 stagings, credit 0.00, owed 42.35',
      '2027-10-01': 'past-due starter/month, 1 sites, 0 stagings, suspended: unpaid, credit 0.00, owed 42.35',
      '2027-10-20': 'past-due starter/month, 1 sites, 0 stagings, suspended: unpaid, credit 0.00, owed 84.70',
      '2027-10-21': 'active starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2027-11-01': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'suspended beyond the end of the month, restored, suspended again, and ended as unpaid',
    country: 'IT',
    postalCode: '00184',
    acts: [
      { at: '2027-10-10T13:05:40Z', do: 'choose', plan: 'starter', interval: 'month' },
      { at: '2027-12-05T05:17:21Z', do: 'pay' },
    ],
    // 35.00 x 22 % = 7.70. Due on 24 October, reminders from the 25th on, suspended 15 days later, on 9 November. The month ends on
    // 10 November, and none begins. Paid on 5 December: one begins on that day, invoiced three days later. Due on 22 December,
    // reminders from the 23rd on; the next month begins on 4 January, 23:00 UTC (invoiced on the 8th), suspended on 7 January.
    // 60 days later (24 in January, 29 in February, 7 in March), on 7 March, it ends.
    invoices: [
      '2027-10-10 invoice, due 2027-10-24: plan starter 2027-10-10..2027-11-09 35.00; net 35.00 + S 22 % 7.70 = 42.70, credit 0.00, owed 0.00',
      '2027-12-08 invoice, due 2027-12-22: plan starter 2027-12-05..2028-01-04 35.00; net 35.00 + S 22 % 7.70 = 42.70, credit 0.00, owed 42.70',
      '2028-01-08 invoice, due 2028-01-22: plan starter 2028-01-05..2028-02-04 35.00; net 35.00 + S 22 % 7.70 = 42.70, credit 0.00, owed 42.70',
    ],
    standings: {
      '2027-11-08': 'past-due starter/month, 1 sites, 0 stagings, credit 0.00, owed 42.70',
      '2027-11-09': 'past-due starter/month, 1 sites, 0 stagings, suspended: unpaid, credit 0.00, owed 42.70',
      '2027-12-04': 'past-due starter/month, 1 sites, 0 stagings, suspended: unpaid, credit 0.00, owed 42.70',
      '2027-12-05': 'active starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-01-06': 'past-due starter/month, 1 sites, 0 stagings, credit 0.00, owed 42.70',
      '2028-01-07': 'past-due starter/month, 1 sites, 0 stagings, suspended: unpaid, credit 0.00, owed 42.70',
      '2028-03-06': 'past-due starter/month, 1 sites, 0 stagings, suspended: unpaid, credit 0.00, owed 85.40',
      '2028-03-07': 'ended, 0 sites, 0 stagings, suspended: unpaid, credit 0.00, owed 85.40',
    },
  },
  {
    name: 'an operator’s suspension outlasts the payment',
    country: 'BE',
    postalCode: '1000',
    acts: [
      { at: '2028-01-01T13:05:40Z', do: 'choose', plan: 'starter', interval: 'month' },
      { at: '2028-01-20T13:05:40Z', do: 'suspend' },
      { at: '2028-02-10T05:17:21Z', do: 'pay' },
      { at: '2028-02-12T13:05:40Z', do: 'choose', plan: 'studio', interval: 'month' },
      { at: '2028-02-20T05:17:21Z', do: 'restore' },
      { at: '2028-03-01T13:05:40Z', do: 'pay' },
      { at: '2028-03-05T13:05:40Z', do: 'cancel' },
    ],
    // 35.00 x 21 % = 7.35. Due on 15 January; suspended as unpaid on the 31st, by an operator before. January ends, and no month
    // begins until both have let go: on 20 February, invoiced on the 23rd.
    invoices: [
      '2028-01-01 invoice, due 2028-01-15: plan starter 2028-01-01..2028-01-31 35.00; net 35.00 + S 21 % 7.35 = 42.35, credit 0.00, owed 0.00',
      '2028-02-23 invoice, due 2028-03-08: plan starter 2028-02-20..2028-03-19 35.00; net 35.00 + S 21 % 7.35 = 42.35, credit 0.00, owed 0.00',
    ],
    standings: {
      '2028-01-20': 'past-due starter/month, 1 sites, 0 stagings, credit 0.00, owed 42.35',
      '2028-01-21': 'past-due starter/month, 1 sites, 0 stagings, suspended: operator, credit 0.00, owed 42.35',
      '2028-01-31': 'past-due starter/month, 1 sites, 0 stagings, suspended: operator, unpaid, credit 0.00, owed 42.35',
      '2028-02-10': 'past-due starter/month, 1 sites, 0 stagings, suspended: operator, credit 0.00, owed 0.00',
      '2028-02-20': 'active starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-03-19': 'cancelled starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-03-20': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
    refused: ['company-suspended'],
  },
  {
    name: 'more paid than was owed',
    country: 'PT',
    postalCode: '1000-001',
    acts: [
      { at: '2028-05-31T13:05:40Z', do: 'choose', plan: 'starter', interval: 'month' },
      { at: '2028-06-01T13:05:40Z', do: 'pay', amount: '100.00' },
      { at: '2028-07-10T13:05:40Z', do: 'cancel' },
    ],
    // 35.00 x 23 % = 8.05. 100.00 - 43.05 = 56.95; 56.95 - 43.05 = 13.90. After 31 May the month ends on 30 June (29 June, 22:00
    // UTC: 3 July), and the next one on 31 July.
    invoices: [
      '2028-05-31 invoice, due 2028-06-14: plan starter 2028-05-31..2028-06-29 35.00; net 35.00 + S 23 % 8.05 = 43.05, credit 0.00, owed 0.00',
      '2028-07-03 invoice, due 2028-07-17: plan starter 2028-06-30..2028-07-30 35.00; net 35.00 + S 23 % 8.05 = 43.05, credit 43.05, owed 0.00',
    ],
    standings: {
      '2028-06-02': 'active starter/month, 1 sites, 0 stagings, credit 56.95, owed 0.00',
      '2028-07-03': 'active starter/month, 1 sites, 0 stagings, credit 13.90, owed 0.00',
      '2028-07-30': 'cancelled starter/month, 1 sites, 0 stagings, credit 13.90, owed 0.00',
      '2028-07-31': 'ended, 0 sites, 0 stagings, credit 13.90, owed 0.00',
    },
  },
  {
    name: 'paid in two parts',
    country: 'GR',
    postalCode: '105 57',
    acts: [
      { at: '2028-06-15T05:17:21Z', do: 'choose', plan: 'studio', interval: 'month' },
      { at: '2028-06-20T13:05:40Z', do: 'pay', amount: '100.00' },
      { at: '2028-06-28T13:05:40Z', do: 'pay', amount: '179.00' },
      { at: '2028-07-01T13:05:40Z', do: 'cancel' },
    ],
    // 225.00 x 24 % = 54.00.
    invoices: [
      '2028-06-15 invoice, due 2028-06-29: plan studio 2028-06-15..2028-07-14 225.00; net 225.00 + S 24 % 54.00 = 279.00, credit 0.00, owed 0.00',
    ],
    standings: {
      '2028-06-21': 'active studio/month, 10 sites, 2 stagings, credit 0.00, owed 179.00',
      '2028-06-29': 'active studio/month, 10 sites, 2 stagings, credit 0.00, owed 0.00',
      '2028-07-15': 'ended, 0 sites, 0 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'closed in the middle of a month that is paid',
    country: 'SE',
    postalCode: '411 03',
    habit: { paysAfter: 3 },
    acts: [
      { at: '2027-11-01T13:05:40Z', do: 'choose', plan: 'starter', interval: 'month' },
      { at: '2027-11-20T13:05:40Z', do: 'close' },
    ],
    invoices: [
      '2027-11-01 invoice, due 2027-11-15: plan starter 2027-11-01..2027-11-30 35.00; net 35.00 + S 25 % 8.75 = 43.75, credit 0.00, owed 0.00',
    ],
    standings: {
      '2027-11-20': 'active starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2027-11-21': 'ended, 0 sites, 0 stagings, closed, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'more in the middle of a year of 366 days',
    country: 'LU',
    postalCode: '1009',
    vatId: 'LU15027442',
    register: 'valid',
    habit: { paysAfter: 12 },
    acts: [
      { at: '2027-08-15T13:05:40Z', do: 'choose', plan: 'starter', interval: 'year' },
      { at: '2028-02-15T20:48:09Z', do: 'choose', plan: 'studio', interval: 'year' },
    ],
    // From 14 August 2027, 22:00 UTC to 14 August 2028, 22:00 UTC: 366 x 86 400 = 31 622 400 s. To 14 February, 22:00 UTC are 31 + 30
    // + 31 + 30 + 31 + 31 = 184 days, 15 897 600 s, and 22 h 48 min 9 s = 82 089 s more: 15 979 689 s. Starter 350 x 15 979 689 /
    // 31 622 400 = 176.8649, 176.86: back are 173.14. Studio 1136.9883, 1136.99: 1113.01.
    invoices: [
      '2027-08-15 invoice, due 2027-08-29: plan starter 2027-08-15..2028-08-14 350.00; net 350.00 + AE 0 % 0.00 = 350.00, credit 0.00, owed 0.00',
      '2028-02-15 invoice, due 2028-02-29: plan-from-change studio 2028-02-15..2028-08-14 1113.01, plan-unused starter 2028-02-15..2028-08-14 -173.14; net 939.87 + AE 0 % 0.00 = 939.87, credit 0.00, owed 0.00',
    ],
    standings: {
      '2028-02-15': 'active starter/year, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-02-16': 'active studio/year, 10 sites, 2 stagings, credit 0.00, owed 939.87',
      '2028-02-27': 'active studio/year, 10 sites, 2 stagings, credit 0.00, owed 0.00',
      '2028-07-31': 'active studio/year, 10 sites, 2 stagings, credit 0.00, owed 0.00',
    },
  },
  {
    name: 'cancelled within the refund days: the plan is given back, overage is not, and bots cost nothing',
    country: 'SE',
    postalCode: '753 10',
    habit: { paysAfter: 1 },
    acts: [
      { at: '2027-12-31T05:17:21Z', do: 'choose', plan: 'starter', interval: 'month' },
      { at: '2028-01-03T05:17:21Z', do: 'visits', day: '2028-01-02', people: 25_900, bots: 90_000 },
      { at: '2028-01-05T05:17:21Z', do: 'cancel' },
    ],
    // 900 more than 25 000: one thousand is begun, 1.00 and 25 % of it, 0.25. Three days after the end, to the second: on 8 January.
    invoices: [
      '2027-12-31 invoice, due 2028-01-14: plan starter 2027-12-31..2028-01-30 35.00; net 35.00 + S 25 % 8.75 = 43.75, credit 0.00, owed 0.00',
      '2028-01-05 credit-note: plan-unused starter 2027-12-31..2028-01-30 35.00; net 35.00 + S 25 % 8.75 = 43.75',
      '2028-01-08 invoice, due 2028-01-22: visits-overage starter 2027-12-31..2028-01-05 1.00; net 1.00 + S 25 % 0.25 = 1.25, credit 1.25, owed 0.00',
    ],
    standings: {
      '2028-01-04': 'active starter/month, 1 sites, 0 stagings, credit 0.00, owed 0.00',
      '2028-01-05': 'ended, 0 sites, 0 stagings, credit 43.75, owed 0.00',
      '2028-01-08': 'ended, 0 sites, 0 stagings, credit 42.50, owed 0.00',
    },
  },
]
