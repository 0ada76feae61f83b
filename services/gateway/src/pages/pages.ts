import { withFrenchSpaces } from '@holdfast/contracts'
import { type Html, html, json } from './html.ts'
import { en, type Words } from './words/en.ts'
import { fr } from './words/fr.ts'
import { sv } from './words/sv.ts'

export const languages = { en, fr: withFrenchSpaces(fr), sv }
export type Language = keyof typeof languages

interface Page {
  title: (words: Words) => string
  /** File in `browser/`, without its ending. */
  script?: string
  content: (words: Words) => Html
}

/**
 * A page that does one thing with the link's token: a button, and a sentence when it is done.
 * @param more.again where another mail can be asked for, when the link is not good any more
 */
function linkPage(
  post: string,
  of: (words: Words) => Words['confirmEmail'],
  more: { fields?: (words: Words) => Html; again?: string } = {},
): Page {
  const { fields = nothing, again } = more
  return {
    title: (words) => of(words).title,
    script: 'link-form',
    content: (words) => html`
      <p>${of(words).text}</p>
      <form id="link-form" method="post" data-post="${post}" data-done="${of(words).done}">
        ${fields(words)}
        <button>${of(words).button}</button>
      </form>
      ${again ? askAgain(words, again) : nothing()}`,
  }
}

const nothing = () => html``

export const pages: Record<string, Page> = {
  '/': {
    title: (words) => words.home.title,
    content: (words) => html`
      <p>${words.home.text}</p>
      <p><a class="button" href="/docs">${words.home.link}</a></p>`,
  },

  '/confirm-email': linkPage('/v1/email-confirmations', (words) => words.confirmEmail, {
    fields: (words) => newPassword(words, words.fields.password),
    again: '/v1/email-confirmations/requests',
  }),
  '/confirm-email-change': linkPage('/v1/me/email-changes/confirm', (words) => words.confirmEmailChange, {
    fields: (words) => field('password', words.fields.password, 'password', 'current-password'),
  }),
  '/undo-email-change': linkPage('/v1/me/email-changes/undo', (words) => words.undoEmailChange),
  '/undo-two-factor': linkPage('/v1/me/two-factor/undo', (words) => words.undoTwoFactor),
  '/reset-password': linkPage('/v1/password-resets/confirm', (words) => words.resetPassword, {
    fields: (words) => newPassword(words, words.fields.newPassword),
    again: '/v1/password-resets',
  }),

  '/accept': {
    title: (words) => words.accept.title,
    script: 'accept',
    content: (words) => html`
      <section id="invitation" hidden>
        <p class="lead" id="offer"></p>
        <dl>
          <dt>${words.accept.role}</dt><dd id="role"></dd>
          <dt>${words.accept.address}</dt><dd id="address"></dd>
          <dt>${words.accept.expires}</dt><dd id="expires"></dd>
        </dl>
      </section>
      <section id="signed-in" hidden>
        <p id="signed-in-as"></p>
        <p class="buttons">
          <button type="button" id="accept">${words.accept.button}</button>
          <button type="button" id="sign-out" class="quiet">${words.signOut}</button>
        </p>
      </section>
      <section id="signed-out" hidden>
        <details name="way" open>
          <summary>${words.accept.signUp.title}</summary>
          <form id="sign-up" method="post">
            ${field('fullName', words.fields.fullName, 'text', 'name')}
            ${field('email', words.fields.email, 'email', 'email')}
            ${newPassword(words, words.fields.password)}
            <button>${words.accept.signUp.button}</button>
          </form>
        </details>
        <details name="way">
          <summary>${words.signIn.title}</summary>
          ${signIn(words, words.accept.signInAndAccept)}
        </details>
      </section>
      <p id="decline-line" hidden><button type="button" id="decline" class="quiet">${words.accept.decline}</button></p>`,
  },

  '/owner-recovery': {
    title: (words) => words.ownerRecovery.title,
    script: 'owner-recovery',
    content: (words) => html`
      <p>${words.ownerRecovery.text}</p>
      <section id="signed-in" hidden>
        <p id="signed-in-as"></p>
        <ul id="recoveries" class="plain"></ul>
        <p><button type="button" id="sign-out" class="quiet">${words.signOut}</button></p>
      </section>
      <section id="signed-out" hidden>
        <p>${words.ownerRecovery.signInFirst}</p>
        ${signIn(words, words.signIn.button)}
      </section>`,
  },

  '/confirm-payment': {
    title: (words) => words.confirmPayment.title,
    script: 'confirm-payment',
    content: (words) => html`
      <section id="signed-in" hidden>
        <p id="signed-in-as"></p>
        <section id="payment" hidden>
          <dl>
            <dt>${words.confirmPayment.company}</dt><dd id="company"></dd>
            <dt>${words.confirmPayment.invoice}</dt><dd id="invoice"></dd>
            <dt>${words.confirmPayment.amount}</dt><dd id="amount"></dd>
          </dl>
        </section>
        <section id="waiting" hidden>
          <p>${words.confirmPayment.text}</p>
          <p><button type="button" id="confirm">${words.confirmPayment.button}</button></p>
        </section>
        <p><button type="button" id="sign-out" class="quiet">${words.signOut}</button></p>
      </section>
      <section id="signed-out" hidden>
        <p>${words.confirmPayment.signInFirst}</p>
        ${signIn(words, words.signIn.button)}
      </section>`,
  },
}

export function renderPage(page: Page, language: Language): string {
  const words = languages[language]
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${page.title(words)} · Holdfast</title>
    <link rel="stylesheet" href="/pages/page.css">
    <link rel="icon" href="/pages/icon.svg">
    ${page.script ? html`<script type="module" src="/pages/${page.script}.js"></script>` : nothing()}
  </head>
  <body>
    <main>
      <p class="brand">Holdfast</p>
      <h1>${page.title(words)}</h1>
      ${page.script ? html`<noscript><p class="problem">${words.noScript}</p></noscript>` : nothing()}
      ${page.content(words)}
      <div id="news" role="status" aria-live="polite" tabindex="-1"></div>
    </main>
    <footer>${page.script ? words.footer : 'Holdfast'}</footer>
    ${page.script ? json('words', words) : nothing()}
  </body>
</html>
`.html
}

function askAgain(words: Words, post: string): Html {
  return html`
    <form id="again" method="post" data-post="${post}" data-done="${words.again.done}" hidden>
      <p>${words.again.text}</p>
      ${field('email', words.fields.email, 'email', 'email')}
      <button>${words.again.button}</button>
    </form>`
}

function signIn(words: Words, button: string): Html {
  return html`
    <form id="sign-in" method="post">
      ${field('email', words.fields.email, 'email', 'username')}
      ${field('password', words.fields.password, 'password', 'current-password')}
      <div id="code-line" hidden>${field('code', words.fields.code, 'text', 'one-time-code', false)}</div>
      <p class="buttons">
        <button>${button}</button>
        <button type="button" id="forgotten" class="quiet">${words.signIn.forgotten}</button>
      </p>
    </form>`
}

function newPassword(words: Words, label: string): Html {
  const hint = html`<small id="password-hint">${words.fields.passwordHint}</small>`
  return html`<label>${label}
    <input name="password" type="password" autocomplete="new-password" required minlength="12" maxlength="128"
      aria-describedby="password-hint">${hint}</label>`
}

function field(name: string, label: string, type: string, autocomplete: string, required = true): Html {
  return html`<label>${label}
    <input name="${name}" ${typeOf(type)} autocomplete="${autocomplete}" maxlength="254" ${{ html: required ? 'required' : '' }}></label>`
}

/** In an input of the type "email" browsers take ASCII alone before the @, but our addresses may have all letters there. */
function typeOf(type: string): Html {
  return type === 'email'
    ? html`type="text" inputmode="email" autocapitalize="none" spellcheck="false"`
    : html`type="${type}"`
}
