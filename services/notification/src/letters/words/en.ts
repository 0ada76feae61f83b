/** Everything a letter says, in English. The other languages have the same sentences with the same placeholders. */
export const en = {
  greeting: 'Hello {fullName},',
  greetingNobody: 'Hello,',
  /** For a person whose name is not known any more. */
  somebody: 'somebody',
  copyLink: 'If the button does not work, open this address:',
  footer: 'Holdfast sends this because it concerns your account. Nobody reads answers to it.',
  footerInvited: 'Holdfast sends this because somebody entered your address. Nobody reads answers to it.',
  when: 'When: {at}',
  device: 'Device: {device}',
  place: 'Network: {place}',
  notYou: 'If this was not you, set a new password at once: choose “Forgot your password?” where you sign in.',
  roles: {
    administrator: 'Administrator',
    developer: 'Developer',
    billing: 'Billing',
    sites: 'On single sites only',
  },
  letters: {
    'confirm-email': {
      subject: 'Confirm your address',
      text: 'Welcome to Holdfast! One click, and we know that this address is yours.',
      button: 'Confirm address',
      validity: 'The link works for {validity}.',
      otherwise: 'You did not sign up? Then do nothing: without the click the address stays unconfirmed.',
    },
    'address-known': {
      subject: 'You have an account already',
      text: 'Somebody has just tried to sign up with this address, but it has an account already.',
      forgotten: 'If it was you: sign in as usual, or choose a new password here.',
      button: 'Choose a new password',
      validity: 'The link works for {validity}.',
      otherwise: 'If it was not you, there is nothing to do. Nothing has changed.',
    },
    'reset-password': {
      subject: 'Choose a new password',
      text: 'Here is the link to choose a new password. Every session will then be signed out.',
      button: 'Choose a new password',
      validity: 'The link works for {validity}, once.',
      otherwise: 'You did not ask for it? Then do nothing: your password stays as it is.',
    },
    'password-changed': {
      subject: 'Your password was changed',
      text: 'The password of your account was changed. Your other sessions were signed out.',
      textByReset: 'The password of your account was set anew by a link in a mail. Every session was signed out.',
    },
    'email-change-confirm': {
      subject: 'Confirm your new address',
      text: 'You want to use this address for your account from now on. One click, and it is done.',
      button: 'Use this address',
      validity: 'The link works for {validity}.',
      otherwise: 'You know nothing of this? Then do nothing: without the click nothing changes.',
    },
    'email-change-taken': {
      subject: 'This address has an account already',
      text: 'Somebody wanted to use this address for another account. It has an account already, so nothing has changed.',
      otherwise: 'If it was you: sign in with this address, or choose another one for the other account.',
    },
    'email-change-notice': {
      subject: 'Your address was changed',
      text: 'Your account now uses the address {newEmail}. This one gets no more mail from us.',
      undo: 'If this was not you, take it back: this address counts again, and every session is signed out.',
      button: 'Take it back',
      validity: 'The link works for {validity}.',
    },
    'email-change-undone': {
      subject: 'Your address is back',
      text: 'The change of address was taken back. Your account uses this address again, and every session was signed out.',
      advice: 'Whoever made the change may know your password. Choose a new one now.',
      button: 'Choose a new password',
      validity: 'The link works for {validity}.',
    },
    'new-sign-in': {
      subject: 'New sign-in to your account',
      text: 'Your account was signed in to from a place or device that we had not seen with you before.',
      otherwise: 'If it was you, all is well.',
    },
    'two-factor-on': {
      subject: 'Two-factor authentication is on',
      text: 'From now on, signing in needs a code from your app. Keep your recovery codes in a safe place.',
    },
    'two-factor-off': {
      subject: 'Two-factor authentication is off',
      text: 'Two-factor authentication was turned off for your account. Your password alone is now enough to sign in.',
      textByOperator:
        'Our support has reset two-factor authentication for your account. Please turn it on again after signing in.',
      notYouByOperator: 'If you did not ask for this, set a new password at once and contact our support.',
    },
    'recovery-codes-renewed': {
      subject: 'New recovery codes',
      text: 'New recovery codes were made for your account. The old ones no longer work.',
    },
    'recovery-code-used': {
      subject: 'A recovery code was used',
      text: 'A recovery code was used for your account. Codes that remain: {left}.',
      advice: 'Make new ones before they run out.',
    },
    'api-key-made': {
      subject: 'A new API key',
      text: 'The API key “{keyName}” was made in your name. Programs that hold it act in your company for you.',
      otherwise: 'If it was not you, revoke it, and end your other sessions.',
    },
    invitation: {
      subject: '{inviter} invites you to {companyName}',
      text: '{inviter} would like you to work with {companyName} on Holdfast.',
      role: 'Your role: {role}',
      button: 'See the invitation',
      validity: 'The invitation is open until {expiresAt}.',
      otherwise: 'You do not know what this is about? Then do nothing, or decline on the page behind the button.',
    },
    'role-changed': {
      subject: 'Your role in {companyName} has changed',
      text: '{actor} gave you another role in {companyName}.',
      role: 'Your role now: {role}',
      formerRole: 'Before: {formerRole}',
    },
    'member-removed': {
      subject: 'You no longer have access to {companyName}',
      text: '{actor} removed you from {companyName}. Your own account stays as it is.',
      otherwise: 'If you think this is a mistake, talk to an administrator of the company.',
    },
    'ownership-received': {
      subject: 'You now own {companyName}',
      text: '{formerOwner} handed the ownership of {companyName} to you.',
      meaning: 'You alone can now close the company, cancel its plan or hand it on.',
    },
    'ownership-handed-over': {
      subject: '{companyName} has a new owner',
      text: '{newOwner} now owns {companyName}. You stay on as administrator.',
      otherwise: 'If this was not you, set a new password at once and contact our support.',
    },
    'ownership-recovered': {
      subject: '{companyName} has a new owner',
      text: '{newOwner} now owns {companyName}. The notice has run out and nobody objected.',
      formerOwner: 'Owner until now: {formerOwner}',
    },
    'owner-recovery-started': {
      subject: 'A new owner for {companyName}?',
      text: 'We were asked to make {newOwner} the owner of {companyName}, because the present owner cannot be reached.',
      deadline: 'This happens on {effectiveAt}, unless the owner or an administrator objects before.',
      button: 'See it and object',
      otherwise: 'If it is right, you need not do anything.',
    },
    'owner-recovery-stopped': {
      subject: 'The owner of {companyName} stays',
      objected: 'Somebody objected: {newOwner} does not become the owner of {companyName}. Everything stays as it was.',
      impossible: '{newOwner} can no longer become the owner of {companyName}. Everything stays as it was.',
    },
    'company-suspended': {
      subject: '{companyName} is suspended',
      text: '{companyName} was suspended. Its sites show a notice, and nothing can be changed or anybody invited.',
      reason: 'Reason: {reason}',
      meaning: 'Reading, exporting, removing members and paying still work.',
    },
    'company-restored': {
      subject: '{companyName} is active again',
      text: 'The suspension of {companyName} has ended. Everything works as before. Good to have you back!',
    },
    'company-closed': {
      subject: '{companyName} was closed',
      text: '{actor} closed {companyName}.',
      meaning: 'Owner, administrators and billing members can still read its invoices and its activity for a while.',
    },
  },
}

export type Words = typeof en
