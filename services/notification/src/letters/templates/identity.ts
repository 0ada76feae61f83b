import { isTrue, template, whereFrom } from './template.ts'

/** The letters that identity asks for. */
export const identityTemplates = {
  'confirm-email': template({
    en: {
      subject: 'Confirm your address',
      text: 'Welcome to Holdfast! Confirm that this address is yours, and choose the password with which you sign in.',
      button: 'Confirm address',
      validity: 'The link works for {validity}.',
      otherwise:
        'You did not sign up? Then do nothing: nobody can use an account with this address before it is confirmed.',
    },
    fr: {
      subject: 'Confirmez votre adresse',
      text: 'Bienvenue chez Holdfast ! Confirmez que cette adresse est la vôtre, et choisissez le mot de passe avec lequel vous vous connecterez.',
      button: 'Confirmer l’adresse',
      validity: 'Le lien est valable {validity}.',
      otherwise:
        'Vous n’avez pas créé de compte ? Alors ne faites rien : personne ne peut utiliser un compte à cette adresse avant sa confirmation.',
    },
    sv: {
      subject: 'Bekräfta din adress',
      text: 'Välkommen till Holdfast! Bekräfta att adressen är din, och välj lösenordet som du loggar in med.',
      button: 'Bekräfta adressen',
      validity: 'Länken fungerar i {validity}.',
      otherwise:
        'Har du inte registrerat dig? Gör då ingenting: ingen kan använda ett konto med adressen innan den är bekräftad.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.validity, own.otherwise],
      button: { label: own.button, page: 'confirm-email' },
    }),
  }),
  'address-known': template({
    en: {
      subject: 'You have an account already',
      text: 'Somebody has just tried to sign up with this address, but it has an account already.',
      forgotten: 'If it was you: sign in as usual, or choose a new password here.',
      button: 'Choose a new password',
      validity: 'The link works for {validity}.',
      otherwise: 'If it was not you, there is nothing to do. Nothing has changed.',
    },
    fr: {
      subject: 'Vous avez déjà un compte',
      text: 'Quelqu’un vient d’essayer de s’inscrire avec cette adresse, mais elle a déjà un compte.',
      forgotten: 'Si c’était vous : connectez-vous comme d’habitude, ou choisissez ici un nouveau mot de passe.',
      button: 'Choisir un nouveau mot de passe',
      validity: 'Le lien est valable {validity}.',
      otherwise: 'Si ce n’était pas vous, il n’y a rien à faire. Rien n’a changé.',
    },
    sv: {
      subject: 'Du har redan ett konto',
      text: 'Någon försökte just registrera sig med den här adressen, men den har redan ett konto.',
      forgotten: 'Om det var du: logga in som vanligt, eller välj ett nytt lösenord här.',
      button: 'Välj ett nytt lösenord',
      validity: 'Länken fungerar i {validity}.',
      otherwise: 'Om det inte var du behöver du inte göra något. Ingenting har ändrats.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.forgotten, own.validity, own.otherwise],
      button: { label: own.button, page: 'reset-password' },
    }),
  }),
  'former-address': template({
    en: {
      subject: 'This address is reserved',
      text: 'Somebody wanted to use this address for an account. That is not possible yet: until recently it was the address of another account, which can have it back until {reservedAt}.',
      later: 'Was it you? After that time you can use the address, or use another one now.',
      otherwise: 'Was the change of address not yours? The mail that told you about it has a button to take it back.',
    },
    fr: {
      subject: 'Cette adresse est réservée',
      text: 'Quelqu’un a voulu utiliser cette adresse pour un compte. Ce n’est pas encore possible : il y a peu, c’était l’adresse d’un autre compte, qui peut la reprendre jusqu’au {reservedAt}.',
      later:
        'C’était vous ? Passé ce délai, vous pourrez utiliser cette adresse ; ou prenez-en une autre dès maintenant.',
      otherwise:
        'Le changement d’adresse ne venait pas de vous ? L’e-mail qui vous l’annonçait contient un bouton pour l’annuler.',
    },
    sv: {
      subject: 'Adressen är reserverad',
      text: 'Någon ville använda den här adressen för ett konto. Det går inte än: tills nyligen var den adressen till ett annat konto, som kan ta tillbaka den till {reservedAt}.',
      later: 'Var det du? Efter den tiden kan du använda adressen, eller använd en annan redan nu.',
      otherwise: 'Var det inte du som ändrade adressen? Mejlet som berättade om det har en knapp för att ångra det.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.later, own.otherwise],
    }),
  }),
  'reset-password': template({
    en: {
      subject: 'Choose a new password',
      text: 'Here is the link to choose a new password. Every session will then be signed out.',
      button: 'Choose a new password',
      validity: 'The link works for {validity}, once.',
      otherwise: 'You did not ask for it? Then do nothing: your password stays as it is.',
    },
    fr: {
      subject: 'Choisissez un nouveau mot de passe',
      text: 'Voici le lien pour choisir un nouveau mot de passe. Toutes les sessions seront alors déconnectées.',
      button: 'Choisir un nouveau mot de passe',
      validity: 'Le lien est valable {validity}, une seule fois.',
      otherwise: 'Vous n’avez rien demandé ? Alors ne faites rien : votre mot de passe reste le même.',
    },
    sv: {
      subject: 'Välj ett nytt lösenord',
      text: 'Här är länken för att välja ett nytt lösenord. Alla sessioner loggas då ut.',
      button: 'Välj ett nytt lösenord',
      validity: 'Länken fungerar i {validity}, en gång.',
      otherwise: 'Har du inte bett om det? Gör då ingenting: ditt lösenord förblir som det är.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.validity, own.otherwise],
      button: { label: own.button, page: 'reset-password' },
    }),
  }),
  'password-changed': template({
    en: {
      subject: 'Your password was changed',
      text: 'The password of your account was changed. Your other sessions were signed out.',
      textByReset: 'The password of your account was set anew by a link in a mail. Every session was signed out.',
    },
    fr: {
      subject: 'Votre mot de passe a été modifié',
      text: 'Le mot de passe de votre compte a été modifié. Vos autres sessions ont été déconnectées.',
      textByReset:
        'Le mot de passe de votre compte a été redéfini au moyen d’un lien reçu par e-mail. Toutes les sessions ont été déconnectées.',
    },
    sv: {
      subject: 'Ditt lösenord har ändrats',
      text: 'Lösenordet till ditt konto har ändrats. Dina andra sessioner har loggats ut.',
      textByReset:
        'Lösenordet till ditt konto har valts på nytt via en länk i ett mejl. Alla sessioner har loggats ut.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [isTrue(values.byReset) ? own.textByReset : own.text, ...whereFrom(values, words), words.notYou],
    }),
  }),
  'email-change-confirm': template({
    en: {
      subject: 'Confirm your new address',
      text: 'You want to use this address for your account from now on. One click, and it is done.',
      formerEmail: 'Your address until now: {formerEmail}',
      newEmail: 'Your new address: {newEmail}',
      button: 'Use this address',
      validity: 'The link works for {validity}.',
      otherwise: 'You know nothing of this? Then do nothing: without the click nothing changes.',
    },
    fr: {
      subject: 'Confirmez votre nouvelle adresse',
      text: 'Vous souhaitez désormais utiliser cette adresse pour votre compte. Un clic, et c’est fait.',
      formerEmail: 'Votre adresse jusqu’ici : {formerEmail}',
      newEmail: 'Votre nouvelle adresse : {newEmail}',
      button: 'Utiliser cette adresse',
      validity: 'Le lien est valable {validity}.',
      otherwise: 'Cela ne vous dit rien ? Alors ne faites rien : sans ce clic, rien ne change.',
    },
    sv: {
      subject: 'Bekräfta din nya adress',
      text: 'Du vill använda den här adressen för ditt konto från och med nu. Ett klick, så är det klart.',
      formerEmail: 'Din adress hittills: {formerEmail}',
      newEmail: 'Din nya adress: {newEmail}',
      button: 'Använd den här adressen',
      validity: 'Länken fungerar i {validity}.',
      otherwise: 'Känner du inte till det här? Gör då ingenting: utan klicket ändras ingenting.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.formerEmail, own.newEmail, own.validity, own.otherwise],
      button: { label: own.button, page: 'confirm-email-change' },
    }),
  }),
  'email-change-taken': template({
    en: {
      subject: 'This address has an account already',
      text: 'Somebody wanted to use this address for another account. It has an account already, so nothing has changed.',
      otherwise: 'If it was you: sign in with this address, or choose another one for the other account.',
    },
    fr: {
      subject: 'Cette adresse a déjà un compte',
      text: 'Quelqu’un a voulu utiliser cette adresse pour un autre compte. Comme elle en a déjà un, rien n’a changé.',
      otherwise: 'Si c’était vous : connectez-vous avec cette adresse, ou choisissez-en une autre pour l’autre compte.',
    },
    sv: {
      subject: 'Adressen har redan ett konto',
      text: 'Någon ville använda den här adressen för ett annat konto. Den har redan ett konto, så ingenting har ändrats.',
      otherwise: 'Om det var du: logga in med den här adressen, eller välj en annan för det andra kontot.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.otherwise],
    }),
  }),
  'email-change-notice': template({
    en: {
      subject: 'Your address was changed',
      text: 'The address of your account was changed. From now on our mails go to the new one alone.',
      formerEmail: 'Former address, this one: {formerEmail}',
      newEmail: 'New address: {newEmail}',
      undo: 'If this was not you, take it back: this address counts again, and every session is signed out.',
      button: 'Take it back',
      validity: 'The link works for {validity}.',
    },
    fr: {
      subject: 'Votre adresse a été modifiée',
      text: 'L’adresse de votre compte a été modifiée. Désormais, nous n’écrirons plus qu’à la nouvelle.',
      formerEmail: 'Ancienne adresse, celle-ci : {formerEmail}',
      newEmail: 'Nouvelle adresse : {newEmail}',
      undo: 'Si ce n’était pas vous, annulez : cette adresse comptera de nouveau et toutes les sessions seront déconnectées.',
      button: 'Annuler le changement',
      validity: 'Le lien est valable {validity}.',
    },
    sv: {
      subject: 'Din adress har ändrats',
      text: 'Adressen till ditt konto har ändrats. Från och med nu skickar vi våra mejl bara till den nya.',
      formerEmail: 'Tidigare adress, den här: {formerEmail}',
      newEmail: 'Ny adress: {newEmail}',
      undo: 'Om det inte var du, ångra ändringen: då gäller den här adressen igen och alla sessioner loggas ut.',
      button: 'Ångra ändringen',
      validity: 'Länken fungerar i {validity}.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.formerEmail, own.newEmail, own.undo, own.validity],
      button: { label: own.button, page: 'undo-email-change' },
    }),
  }),
  'email-change-undone': template({
    en: {
      subject: 'Your address is back',
      text: 'The change of address was taken back. Your account uses this address again, every session was signed out, and your API keys no longer work.',
      advice: 'Whoever made the change may know your password. Choose a new one now.',
      button: 'Choose a new password',
      validity: 'The link works for {validity}.',
    },
    fr: {
      subject: 'Votre adresse est rétablie',
      text: 'Le changement d’adresse a été annulé. Votre compte utilise de nouveau cette adresse, toutes les sessions ont été déconnectées et vos clés d’API ne fonctionnent plus.',
      advice:
        'La personne qui a fait ce changement connaît peut-être votre mot de passe. Choisissez-en un nouveau maintenant.',
      button: 'Choisir un nouveau mot de passe',
      validity: 'Le lien est valable {validity}.',
    },
    sv: {
      subject: 'Din adress är tillbaka',
      text: 'Adressändringen har ångrats. Ditt konto använder den här adressen igen, alla sessioner har loggats ut och dina API-nycklar fungerar inte längre.',
      advice: 'Den som gjorde ändringen kan känna till ditt lösenord. Välj ett nytt nu.',
      button: 'Välj ett nytt lösenord',
      validity: 'Länken fungerar i {validity}.',
    },
    sketch: (own, { validHours }) => ({
      subject: own.subject,
      paragraphs: [own.text, own.advice, validHours && own.validity],
      button: validHours ? { label: own.button, page: 'reset-password' } : undefined,
      listsActs: true,
    }),
  }),
  'two-factor-undone': template({
    en: {
      subject: 'Two-factor authentication was undone',
      text: 'Two-factor authentication was turned off again, because you said that it was not you. Every session was signed out, and your API keys no longer work.',
      advice: 'Whoever turned it on knew your password. Choose a new one now.',
      button: 'Choose a new password',
      validity: 'The link works for {validity}.',
    },
    fr: {
      subject: 'La double authentification a été annulée',
      text: 'La double authentification a été désactivée de nouveau, puisque vous avez dit que ce n’était pas vous. Toutes les sessions ont été déconnectées et vos clés d’API ne fonctionnent plus.',
      advice: 'La personne qui l’a activée connaissait votre mot de passe. Choisissez-en un nouveau maintenant.',
      button: 'Choisir un nouveau mot de passe',
      validity: 'Le lien est valable {validity}.',
    },
    sv: {
      subject: 'Tvåfaktorsinloggningen har ångrats',
      text: 'Tvåfaktorsinloggning har stängts av igen, eftersom du sa att det inte var du. Alla sessioner har loggats ut och dina API-nycklar fungerar inte längre.',
      advice: 'Den som slog på den kände till ditt lösenord. Välj ett nytt nu.',
      button: 'Välj ett nytt lösenord',
      validity: 'Länken fungerar i {validity}.',
    },
    sketch: (own, { validHours }) => ({
      subject: own.subject,
      paragraphs: [own.text, own.advice, validHours && own.validity],
      button: validHours ? { label: own.button, page: 'reset-password' } : undefined,
      listsActs: true,
    }),
  }),
  'new-sign-in': template({
    en: {
      subject: 'New sign-in to your account',
      text: 'Your account was signed in to from a place or device that we had not seen with you before.',
      otherwise: 'If it was you, all is well.',
    },
    fr: {
      subject: 'Nouvelle connexion à votre compte',
      text: 'Une connexion à votre compte a eu lieu depuis un endroit ou un appareil que nous ne vous connaissions pas.',
      otherwise: 'Si c’était vous, tout va bien.',
    },
    sv: {
      subject: 'Ny inloggning på ditt konto',
      text: 'Någon loggade in på ditt konto från en plats eller enhet som vi inte har sett hos dig förut.',
      otherwise: 'Om det var du är allt som det ska.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, ...whereFrom(values, words), own.otherwise, words.notYou],
    }),
  }),
  'two-factor-on': template({
    en: {
      subject: 'Two-factor authentication is on',
      text: 'From now on, signing in needs a code from your app. Keep your recovery codes in a safe place.',
      undo: 'If you did not set it up, undo it: it is turned off, every session and API key ends, and you choose a new password.',
      button: 'It was not me',
      validity: 'The link works for {validity}.',
    },
    fr: {
      subject: 'La double authentification est activée',
      text: 'Désormais, la connexion demande un code de votre application. Gardez vos codes de secours en lieu sûr.',
      undo: 'Si vous ne l’avez pas activée, annulez-la : elle sera désactivée, toutes les sessions et clés d’API prendront fin et vous choisirez un nouveau mot de passe.',
      button: 'Ce n’était pas moi',
      validity: 'Le lien est valable {validity}.',
    },
    sv: {
      subject: 'Tvåfaktorsinloggning är på',
      text: 'Från och med nu behövs en kod från din app för att logga in. Förvara dina återställningskoder säkert.',
      undo: 'Om det inte var du, ångra det: den stängs av, alla sessioner och API-nycklar avslutas och du väljer ett nytt lösenord.',
      button: 'Det var inte jag',
      validity: 'Länken fungerar i {validity}.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, ...whereFrom(values, words), own.undo, own.validity],
      button: { label: own.button, page: 'undo-two-factor' },
    }),
  }),
  'two-factor-off': template({
    en: {
      subject: 'Two-factor authentication is off',
      text: 'Two-factor authentication was turned off for your account. Your password alone is now enough to sign in.',
      textByOperator:
        'Our support has reset two-factor authentication for your account. Please turn it on again after signing in.',
      notYouByOperator: 'If you did not ask for this, set a new password at once and contact our support.',
    },
    fr: {
      subject: 'La double authentification est désactivée',
      text: 'La double authentification a été désactivée pour votre compte. Votre mot de passe suffit maintenant pour vous connecter.',
      textByOperator:
        'Notre assistance a réinitialisé la double authentification de votre compte. Réactivez-la après votre prochaine connexion.',
      notYouByOperator:
        'Si vous n’avez rien demandé, choisissez tout de suite un nouveau mot de passe et contactez notre assistance.',
    },
    sv: {
      subject: 'Tvåfaktorsinloggning är av',
      text: 'Tvåfaktorsinloggning har stängts av för ditt konto. Nu räcker lösenordet för att logga in.',
      textByOperator:
        'Vår support har återställt tvåfaktorsinloggningen för ditt konto. Slå gärna på den igen när du har loggat in.',
      notYouByOperator: 'Om du inte har bett om det, byt lösenord genast och kontakta vår support.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: isTrue(values.byOperator)
        ? [own.textByOperator, ...whereFrom(values, words), own.notYouByOperator]
        : [own.text, ...whereFrom(values, words), words.notYou],
    }),
  }),
  'recovery-codes-renewed': template({
    en: {
      subject: 'New recovery codes',
      text: 'New recovery codes were made for your account. The old ones no longer work.',
    },
    fr: {
      subject: 'Nouveaux codes de secours',
      text: 'De nouveaux codes de secours ont été créés pour votre compte. Les anciens ne fonctionnent plus.',
    },
    sv: {
      subject: 'Nya återställningskoder',
      text: 'Nya återställningskoder har skapats för ditt konto. De gamla fungerar inte längre.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, ...whereFrom(values, words), words.notYou],
    }),
  }),
  'recovery-code-used': template({
    en: {
      subject: 'A recovery code was used',
      text: 'A recovery code was used for your account. Codes that remain: {left}.',
      advice: 'Make new ones before they run out.',
    },
    fr: {
      subject: 'Un code de secours a été utilisé',
      text: 'Un code de secours a été utilisé pour votre compte. Codes restants : {left}.',
      advice: 'Créez-en de nouveaux avant qu’ils ne soient épuisés.',
    },
    sv: {
      subject: 'En återställningskod har använts',
      text: 'En återställningskod har använts för ditt konto. Koder som är kvar: {left}.',
      advice: 'Skapa nya innan de tar slut.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, own.advice, ...whereFrom(values, words), words.notYou],
    }),
  }),
  'api-key-made': template({
    en: {
      subject: 'A new API key',
      text: 'The API key “{keyName}” was made in your name. Programs that hold it act in {companyName} for you.',
      otherwise: 'If it was not you, revoke it, and end your other sessions.',
    },
    fr: {
      subject: 'Une nouvelle clé d’API',
      text: 'La clé d’API « {keyName} » a été créée en votre nom. Les programmes qui la détiennent agissent pour vous dans {companyName}.',
      otherwise: 'Si ce n’était pas vous, révoquez-la et mettez fin à vos autres sessions.',
    },
    sv: {
      subject: 'En ny API-nyckel',
      text: 'API-nyckeln ”{keyName}” har skapats i ditt namn. Program som har den handlar i {companyName} för din räkning.',
      otherwise: 'Om det inte var du, återkalla den och avsluta dina andra sessioner.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, ...whereFrom(values, words), own.otherwise, words.notYou],
    }),
  }),
  'guessing-stopped': template({
    en: {
      subject: 'Somebody is trying to get into your account',
      text: 'Many sign-ins to your account have failed, from places where you do not usually sign in. Nobody got in that way.',
      bound:
        'For now, no more sign-ins from such places are tried. Where you have signed in lately, you can sign in as always.',
      elsewhere: 'Elsewhere, choose “Forgot your password?” first: the link in the mail lets you in there too.',
      advice: 'If you have no two-factor authentication yet, now is a good time to turn it on.',
    },
    fr: {
      subject: 'Quelqu’un essaie d’accéder à votre compte',
      text: 'De nombreuses connexions à votre compte ont échoué, depuis des endroits où vous ne vous connectez pas d’habitude. Personne n’est entré ainsi.',
      bound:
        'Pour l’instant, les connexions depuis de tels endroits sont refusées. Là où vous vous êtes connecté récemment, rien ne change pour vous.',
      elsewhere:
        'Ailleurs, choisissez d’abord « Mot de passe oublié ? » : le lien reçu par e-mail vous y donne accès aussi.',
      advice: 'Si vous n’avez pas encore la double authentification, c’est le bon moment pour l’activer.',
    },
    sv: {
      subject: 'Någon försöker ta sig in på ditt konto',
      text: 'Många inloggningar på ditt konto har misslyckats, från platser där du inte brukar logga in. Ingen kom in på det sättet.',
      bound:
        'Tills vidare prövas inga fler inloggningar från sådana platser. Där du nyligen har loggat in kan du logga in som vanligt.',
      elsewhere: 'På andra platser väljer du först ”Glömt lösenordet?”: länken i mejlet släpper in dig även där.',
      advice: 'Har du inte tvåfaktorsinloggning än är det ett bra tillfälle att slå på den.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, ...whereFrom(values, words), own.bound, own.elsewhere, own.advice],
    }),
  }),
}
