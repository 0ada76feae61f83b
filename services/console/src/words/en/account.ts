export const account = {
  code: 'Code',
  codeHint: 'From your authenticator app, or a recovery code.',
  email: 'E-mail address',
  newCompany: { title: 'Create new company' },
  password: 'Password',
  signIn: {
    title: 'Sign in',
    button: 'Sign in',
    ended: 'Your session has ended. Sign in, and you come back to where you were.',
    forgotten: 'Forgot your password?',
    noAccount: 'New here?',
    signUp: 'Sign up',
  },
  welcome: {
    title: 'Welcome',
    text: 'You reach no company yet. Create one for your sites, or ask somebody to invite you to theirs.',
  },
} as const
