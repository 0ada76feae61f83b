import type { settings as en } from '../en/settings.ts'
import type { Translated } from '../sentence.ts'

export const settings: Translated<typeof en> = {
  access: {
    title: 'Accès',
    text: 'Les entreprises et les sites auxquels vous accédez, et votre rôle.',
    search: 'Chercher des entreprises et des sites',
    notFound: 'Aucune entreprise et aucun site ne porte ce nom.',
    ownerStays: 'Vous en êtes propriétaire. Transférez la propriété avant de partir.',
    leaveShort: 'Quitter',
  },
  address: {
    text: 'Vous vous connectez avec elle, et y recevez nos e-mails.',
    present: 'Votre adresse est {email}.',
    pending: 'Nous avons envoyé un e-mail à {email}. L’adresse comptera quand vous aurez suivi son lien.',
    other: 'Nouvelle adresse',
    button: 'Changer d’adresse',
  },
  deletion: {
    title: 'Supprimer mon compte',
    text: 'Votre nom et votre adresse sont effacés partout. C’est irréversible.',
    owner: 'Vous êtes propriétaire d’entreprises. Transférez-les ou fermez-les d’abord :',
    button: 'Supprimer mon compte …',
    confirm: 'Supprimer {email}',
    losses: {
      access: 'Votre accès à toutes les entreprises et à tous les sites',
      keys: 'Vos clés d’API et vos sessions',
      name: 'Votre nom dans ce que vous avez fait : les autres y lisent « utilisateur supprimé »',
    },
  },
  newCompany: {
    text: 'L’entreprise réunit vos sites, et les personnes qui y travaillent. Vous en êtes propriétaire.',
    company: 'Entreprise',
    button: 'Créer l’entreprise',
  },
  notifications: {
    title: 'Notifications',
    text: 'Les e-mails que vous recevez. Ceux qui concernent votre compte et vos accès arrivent toujours.',
    invoices: 'Factures par e-mail',
    invoicesText:
      'Factures et rappels de ces entreprises. Là où personne ne les recevrait, le propriétaire les reçoit quand même.',
    none: 'Vous ne voyez les factures d’aucune entreprise.',
  },
  password: {
    text: 'Un changement met fin à toutes les autres sessions.',
    current: 'Mot de passe actuel',
    button: 'Changer le mot de passe',
    done: 'Le mot de passe est changé. Toutes les autres sessions ont pris fin.',
  },
  plans: {
    title: 'Formule',
    later: 'Décider plus tard',
    laterText: 'L’entreprise peut avoir des sites dès qu’elle a une formule.',
  },
  profile: {
    title: 'Profil',
    text: 'Comment les autres vous voient, et comment nous vous joignons.',
    name: 'Nom et langue',
  },
  security: {
    title: 'Sécurité',
    text: 'Ce qui protège votre compte.',
  },
  sessions: {
    title: 'Sessions',
    text: 'Là où vous êtes connecté. Mettez fin à ce que vous ne reconnaissez pas, puis changez de mot de passe.',
    current: 'Celle-ci',
    device: '{browser} sous {system}',
    unknown: 'Programme inconnu',
    used: 'Depuis {ip}, dès le {since}, dernier usage le {last}',
    end: 'Terminer',
    endOne: 'Terminer {device}',
    endOthers: 'Terminer toutes les autres sessions',
  },
  twoFactor: {
    title: 'Double authentification',
    text: 'En plus du mot de passe, un code d’une application sur votre téléphone. Qui apprend votre mot de passe ne va pas plus loin.',
    isOff: 'Elle est désactivée.',
    isOn: 'Elle est activée.',
    olderSession:
      'Elle est activée, mais vous vous êtes connecté ici avant. Donnez un code une fois, et ce navigateur compte aussi.',
    giveCode: 'Donner un code',
    codesLeft: { one: 'Il vous reste {n} code de secours.', other: 'Il vous reste {n} codes de secours.' },
    begin: 'Activer le double facteur',
    scan: 'Scannez ceci avec votre application d’authentification.',
    qrLabel: 'Code QR avec le secret',
    secret: 'Ou saisissez-le dans l’application :',
    firstCode: 'Code que l’application montre maintenant',
    firstCodeHint: 'Six chiffres. Ils montrent que l’application a le secret.',
    confirm: 'Confirmer',
    renew: 'Créer de nouveaux codes de secours',
    turnOff: 'Désactiver la double authentification',
    losses: {
      guard: 'La protection de votre compte : le mot de passe seul suffit de nouveau',
      codes: 'Vos codes de secours',
      companies: 'L’accès aux entreprises qui l’exigent',
    },
    codes: {
      title: 'Codes de secours',
      text: 'Chacun ouvre votre compte une fois, si vous perdez l’application. Nous les montrons maintenant et jamais plus : gardez-les en lieu sûr.',
      copy: 'Copier',
      download: 'Télécharger',
      done: 'Je les ai gardés',
    },
  },
}
