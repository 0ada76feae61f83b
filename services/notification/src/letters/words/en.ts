/** The words that all letters share, in English. Other languages have the same sentences with the same placeholders. */
export const en = {
  greeting: 'Hello {fullName},',
  greetingNobody: 'Hello,',
  /** Stands in place of the name of an erased user. */
  somebody: 'somebody',
  /** Stands in place of what somebody gave a name that shows nothing, in an earlier release. */
  unnamed: '(without a name)',
  copyLink: 'If the button does not work, open this address:',
  footer: 'Holdfast sends this because it concerns your account. Nobody reads answers to it.',
  footerInvited: 'Holdfast sends this because somebody entered your address. Nobody reads answers to it.',
  when: 'When: {at}',
  device: 'Device: {device}',
  /** What a device is called if both are known. Otherwise the one that is. */
  browserOnSystem: '{browser} on {system}',
  place: 'Network: {place}',
  notYou: 'If this was not you, set a new password at once: choose “Forgot your password?” where you sign in.',
  roles: {
    administrator: 'Administrator',
    developer: 'Developer',
    billing: 'Billing',
    sites: 'On single sites only',
  },
}

export type Words = typeof en
