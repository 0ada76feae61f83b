import { type Rules, shippedRules } from './rules.ts'
import type { CommandHabits } from './simulation.ts'

export interface CommandAblation {
  name: string
  instead: string
  rules?: Rules
  habits?: CommandHabits
}

const { closeAccount, closeLimit, recoverSite, takeSite, withdrawClosing } = shippedRules

/** Each must lead to a violation. */
export const commandAblations: CommandAblation[] = [
  {
    name: 'role-without-guard',
    instead: 'a site role is given without the guard document of its site',
    habits: { grantsUnguarded: true },
  },
  {
    name: 'tenure-not-compared',
    instead: 'a site role counts in every tenure of its site',
    habits: { ignoresTenure: true },
  },
  {
    name: 'tenure-kept',
    instead: 'a site that is brought back has the tenure that it had',
    rules: {
      ...shippedRules,
      recoverSite(site, given) {
        const recovered = recoverSite(site, given)
        return { ...recovered, site: { ...recovered.site, tenure: site.tenure } }
      },
    },
  },
  {
    name: 'closing-without-wish',
    instead: 'site is asked to close the limit before company has recorded the wish',
    habits: { closesWithoutWish: true },
  },
  {
    name: 'closing-unasked',
    instead: 'a company is closed when it has no site, and the limit afterwards, by the entry',
    habits: { closesUnasked: true },
  },
  {
    name: 'plan-change-unasked',
    instead: 'a smaller plan begins with the period, without the answer of site',
    habits: { changesPlanUnasked: true },
  },
  {
    name: 'plan-told-before',
    instead: 'site takes a larger plan before the company has it',
    habits: { tellsBeforeCommit: true },
  },
  {
    name: 'site-beside-limit',
    instead: 'a site is created without a write of the limit in its transaction',
    habits: { createsBesideLimit: true },
  },
  {
    name: 'closing-decided-anew',
    instead: 'site decides about a closing each time it is asked',
    rules: { ...shippedRules, closeLimit: (limit, wish) => closeLimit({ ...limit, closing: undefined }, wish) },
  },
  {
    name: 'owing-decided-anew',
    instead: 'billing decides about a closing each time it is asked',
    rules: {
      ...shippedRules,
      closeAccount: (account, closingId, isOwing) =>
        closeAccount({ ...account, closing: undefined }, closingId, isOwing),
    },
  },
  {
    name: 'closing-withdrawn-late',
    instead: 'a wish to close is withdrawn after billing has agreed to it',
    rules: {
      ...shippedRules,
      withdrawClosing: (account, closingId) => withdrawClosing({ ...account, closing: undefined }, closingId),
    },
  },
  {
    name: 'closing-withdrawn-unasked',
    instead: 'a wish to close is withdrawn without a question to billing',
    habits: { withdrawsUnasked: true },
  },
  {
    name: 'limit-not-reopened',
    instead: 'a company stays open because it owes something, and its limit stays closed',
    habits: { keepsLimitClosed: true },
  },
  {
    name: 'closed-limit-creates',
    instead: 'a site is created though the limit is closed',
    rules: { ...shippedRules, takeSite: (limit) => ({ ...takeSite({ ...limit, open: true }), open: limit.open }) },
  },
]
