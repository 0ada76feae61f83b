import type { Values } from '../letter.ts'
import type { Words } from '../words.ts'
import { isTrue, template } from './template.ts'

/** Whoever is no member, but entered for the invoices, is told so. */
const footerFor = ({ asContact }: Values, words: Words) => (isTrue(asContact) ? words.footerContact : undefined)

const attached = {
  en: {
    attached: 'It is attached as a PDF, and as a file for accounting programs (UBL).',
    notAttached: 'You find it in Holdfast, among the invoices of the company.',
  },
  fr: {
    attached: 'Vous le trouverez en pièce jointe, en PDF et dans un format pour logiciels de comptabilité (UBL).',
    notAttached: 'Vous le trouverez dans Holdfast, parmi les factures de l’entreprise.',
  },
  sv: {
    attached: 'Den är bifogad som PDF, och som en fil för bokföringsprogram (UBL).',
    notAttached: 'Du hittar den i Holdfast, bland företagets fakturor.',
  },
}
const attachment = (own: (typeof attached)['en'], { isAttached }: Values) =>
  isTrue(isAttached) ? own.attached : own.notAttached

/** The letters that billing asks for. */
export const billingTemplates = {
  invoice: template({
    en: {
      subject: 'Invoice {number} for {companyName}',
      text: 'Here is invoice {number} for {companyName}, over {grossAmount}.',
      due: 'To be paid: {dueAmount}, by {dueOn}.',
      nothingDue: 'There is nothing to pay: your credit has covered it.',
      ...attached.en,
    },
    fr: {
      subject: 'Facture {number} pour {companyName}',
      text: 'Voici la facture {number} pour {companyName}, d’un montant de {grossAmount}.',
      due: 'À payer : {dueAmount}, au plus tard le {dueOn}.',
      nothingDue: 'Il n’y a rien à payer : votre avoir l’a couverte.',
      ...attached.fr,
    },
    sv: {
      subject: 'Faktura {number} till {companyName}',
      text: 'Här är faktura {number} till {companyName} på {grossAmount}.',
      due: 'Att betala: {dueAmount}, senast den {dueOn}.',
      nothingDue: 'Det finns inget att betala: ditt tillgodohavande har täckt den.',
      ...attached.sv,
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, values.dueAmount ? own.due : own.nothingDue, attachment(own, values)],
      footer: footerFor(values, words),
    }),
  }),
  'credit-note': template({
    en: {
      subject: 'Credit note {number} for {companyName}',
      text: 'Here is credit note {number} for {companyName}, over {grossAmount}.',
      corrects: 'It takes back what stood on invoice {correctedNumber}, or a part of it.',
      meaning: 'What you do not owe otherwise is kept as credit, and used before anything is charged.',
      ...attached.en,
    },
    fr: {
      subject: 'Avoir {number} pour {companyName}',
      text: 'Voici l’avoir {number} pour {companyName}, d’un montant de {grossAmount}.',
      corrects: 'Il annule tout ou partie de la facture {correctedNumber}.',
      meaning: 'Ce que vous ne devez pas par ailleurs reste à votre crédit et sera utilisé avant tout prélèvement.',
      ...attached.fr,
    },
    sv: {
      subject: 'Kreditfaktura {number} till {companyName}',
      text: 'Här är kreditfaktura {number} till {companyName} på {grossAmount}.',
      corrects: 'Den tar tillbaka det som stod på faktura {correctedNumber}, eller en del av det.',
      meaning: 'Det som du inte är skyldig i övrigt står kvar som tillgodohavande och används innan något debiteras.',
      ...attached.sv,
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, values.correctedNumber && own.corrects, own.meaning, attachment(own, values)],
      footer: footerFor(values, words),
    }),
  }),
  'payment-received': template({
    en: {
      subject: 'We have received a payment for {companyName}',
      text: 'Thank you: {paidAmount} for {companyName} has arrived.',
      numbers: 'Paid with it: {numbers}',
    },
    fr: {
      subject: 'Nous avons reçu un paiement pour {companyName}',
      text: 'Merci : nous avons reçu {paidAmount} pour {companyName}.',
      numbers: 'Ce paiement règle : {numbers}',
    },
    sv: {
      subject: 'Vi har tagit emot en betalning för {companyName}',
      text: 'Tack: {paidAmount} för {companyName} har kommit in.',
      numbers: 'Betalat med den: {numbers}',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, values.numbers && own.numbers],
      footer: footerFor(values, words),
    }),
  }),
  'payment-failed': template({
    en: {
      subject: 'A payment for {companyName} did not go through',
      text: 'We could not collect {dueAmount} for invoice {number} of {companyName}.',
      otherwise:
        'Look at the payment method in Holdfast, or pay by bank transfer: account and reference stand on the invoice.',
    },
    fr: {
      subject: 'Un paiement pour {companyName} a échoué',
      text: 'Nous n’avons pas pu encaisser {dueAmount} pour la facture {number} de {companyName}.',
      otherwise:
        'Vérifiez le moyen de paiement dans Holdfast, ou payez par virement : le compte et la référence figurent sur la facture.',
    },
    sv: {
      subject: 'En betalning för {companyName} gick inte igenom',
      text: 'Vi kunde inte dra {dueAmount} för faktura {number} till {companyName}.',
      otherwise:
        'Se över betalningssättet i Holdfast, eller betala med banköverföring: konto och referens står på fakturan.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, own.otherwise],
      footer: footerFor(values, words),
    }),
  }),
  'payment-action-needed': template({
    en: {
      subject: 'Please confirm a payment for {companyName}',
      text: 'The bank wants you to confirm the payment of {dueAmount} for invoice {number} of {companyName}. Until then nothing is collected.',
      button: 'Confirm the payment',
      account:
        'You sign in there as somebody who may pay for {companyName}. If you have no such account, ask whoever has one.',
      otherwise:
        'You can also pay by bank transfer (account and reference stand on the invoice), or with another card that is added in Holdfast.',
    },
    fr: {
      subject: 'Merci de confirmer un paiement pour {companyName}',
      text: 'La banque vous demande de confirmer le paiement de {dueAmount} de la facture {number} de {companyName}. D’ici là, rien n’est encaissé.',
      button: 'Confirmer le paiement',
      account:
        'Vous vous y connectez en tant que personne autorisée à payer pour {companyName}. Si vous n’avez pas de tel compte, demandez à quelqu’un qui en a un.',
      otherwise:
        'Vous pouvez aussi payer par virement (le compte et la référence figurent sur la facture), ou avec une autre carte ajoutée dans Holdfast.',
    },
    sv: {
      subject: 'Bekräfta en betalning för {companyName}',
      text: 'Banken vill att du bekräftar betalningen av {dueAmount} för faktura {number} till {companyName}. Till dess dras inga pengar.',
      button: 'Bekräfta betalningen',
      account:
        'Där loggar du in som någon som får betala för {companyName}. Om du inte har ett sådant konto, be någon som har det.',
      otherwise:
        'Du kan också betala med banköverföring (konto och referens står på fakturan), eller med ett annat kort som läggs till i Holdfast.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, isTrue(values.asContact) && own.account, own.otherwise],
      button: { label: own.button, page: 'confirm-payment' },
      footer: footerFor(values, words),
    }),
  }),
  'payment-reminder': template({
    en: {
      subject: 'Reminder: invoice {number} of {companyName} is overdue',
      text: 'Invoice {number} of {companyName} was due on {dueOn}. Still to be paid: {dueAmount}.',
      again: 'This is reminder number {attempt}.',
      paid: 'If you have paid in the last few days, you need not do anything.',
      ...attached.en,
    },
    fr: {
      subject: 'Rappel : la facture {number} de {companyName} est échue',
      text: 'La facture {number} de {companyName} était à payer au plus tard le {dueOn}. Reste à payer : {dueAmount}.',
      again: 'Ceci est le rappel numéro {attempt}.',
      paid: 'Si vous avez payé ces derniers jours, vous n’avez rien à faire.',
      attached: 'La facture est jointe, en PDF et dans un format pour logiciels de comptabilité (UBL).',
      notAttached: 'Vous trouverez la facture dans Holdfast, parmi celles de l’entreprise.',
    },
    sv: {
      subject: 'Påminnelse: faktura {number} till {companyName} är förfallen',
      text: 'Faktura {number} till {companyName} förföll den {dueOn}. Kvar att betala: {dueAmount}.',
      again: 'Det här är påminnelse nummer {attempt}.',
      paid: 'Om du har betalat de senaste dagarna behöver du inte göra något.',
      ...attached.sv,
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, Number(values.attempt) > 1 && own.again, own.paid, attachment(own, values)],
      footer: footerFor(values, words),
    }),
  }),
  'payment-last-reminder': template({
    en: {
      subject: 'Last reminder: {companyName} is about to be suspended',
      text: 'Invoice {number} of {companyName} was due on {dueOn}. {dueAmount} of it is still not paid, in spite of our reminders.',
      warning:
        'If it is not paid now, {companyName} is suspended: its sites then show a notice in place of their content, and cannot be changed.',
      ...attached.en,
    },
    fr: {
      subject: 'Dernier rappel : {companyName} va être suspendue',
      text: 'La facture {number} de {companyName} était à payer au plus tard le {dueOn}. Malgré nos rappels, {dueAmount} restent à payer.',
      warning:
        'Sans paiement immédiat, {companyName} sera suspendue : ses sites afficheront un avis à la place de leur contenu et ne pourront plus être modifiés.',
      attached: 'La facture est jointe, en PDF et dans un format pour logiciels de comptabilité (UBL).',
      notAttached: 'Vous trouverez la facture dans Holdfast, parmi celles de l’entreprise.',
    },
    sv: {
      subject: 'Sista påminnelsen: {companyName} är på väg att stängas av',
      text: 'Faktura {number} till {companyName} förföll den {dueOn}. {dueAmount} är fortfarande inte betalda, trots våra påminnelser.',
      warning:
        'Om den inte betalas nu stängs {companyName} av: webbplatserna visar då ett meddelande i stället för sitt innehåll, och kan inte ändras.',
      ...attached.sv,
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, own.warning, attachment(own, values)],
      footer: footerFor(values, words),
    }),
  }),
  'invoice-undelivered': template({
    en: {
      subject: 'Invoice {number} reached nobody',
      text: 'Invoice {number} of {companyName} is overdue, and it would be time to suspend the company ({companyId}). But no mail server has accepted the invoice, and nobody has opened it, so it is not suspended.',
      otherwise: 'Find out how the company can be reached, and send it the invoice.',
    },
    fr: {
      subject: 'La facture {number} n’est parvenue à personne',
      text: 'La facture {number} de {companyName} est échue, et il serait temps de suspendre l’entreprise ({companyId}). Mais aucun serveur de messagerie n’a accepté la facture et personne ne l’a ouverte : elle n’est donc pas suspendue.',
      otherwise: 'Trouvez comment joindre l’entreprise et envoyez-lui la facture.',
    },
    sv: {
      subject: 'Faktura {number} har inte nått någon',
      text: 'Faktura {number} till {companyName} är förfallen, och det vore dags att stänga av företaget ({companyId}). Men ingen e-postserver har tagit emot fakturan och ingen har öppnat den, så det stängs inte av.',
      otherwise: 'Ta reda på hur företaget kan nås, och skicka fakturan dit.',
    },
    sketch: (own) => ({ subject: own.subject, paragraphs: [own.text, own.otherwise] }),
  }),
  'suspended-unpaid': template({
    en: {
      subject: '{companyName} is suspended',
      text: '{companyName} is suspended, because invoices are not paid. Its sites show a notice in place of their content, and cannot be changed.',
      otherwise: 'As soon as everything that is overdue is paid, the sites are back. Nothing has been deleted.',
      warning: 'If it stays unpaid for weeks, the plan ends, and the sites go with it.',
    },
    fr: {
      subject: '{companyName} est suspendue',
      text: '{companyName} est suspendue parce que des factures ne sont pas payées. Ses sites affichent un avis à la place de leur contenu et ne peuvent pas être modifiés.',
      otherwise: 'Dès que tout ce qui est échu sera payé, les sites reviendront. Rien n’a été supprimé.',
      warning: 'Sans paiement pendant plusieurs semaines, l’abonnement prendra fin, et les sites avec lui.',
    },
    sv: {
      subject: '{companyName} är avstängt',
      text: '{companyName} är avstängt, eftersom fakturor inte är betalda. Webbplatserna visar ett meddelande i stället för sitt innehåll, och kan inte ändras.',
      otherwise: 'Så snart allt som är förfallet är betalt är webbplatserna tillbaka. Ingenting har raderats.',
      warning: 'Om det förblir obetalt i flera veckor upphör abonnemanget, och webbplatserna med det.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, own.otherwise, own.warning],
      footer: footerFor(values, words),
    }),
  }),
  'restored-after-payment': template({
    en: {
      subject: '{companyName} is not suspended for unpaid invoices any more',
      text: 'Thank you: what was overdue is paid, and {companyName} is not suspended for it any more.',
      meaning: 'The sites are served as before, unless our support has told you of another reason.',
    },
    fr: {
      subject: '{companyName} n’est plus suspendue pour impayé',
      text: 'Merci : ce qui était échu est payé, et {companyName} n’est plus suspendue pour cette raison.',
      meaning: 'Les sites sont servis comme avant, sauf si notre assistance vous a indiqué une autre raison.',
    },
    sv: {
      subject: '{companyName} är inte längre avstängt för obetalda fakturor',
      text: 'Tack: det som var förfallet är betalt, och {companyName} är inte längre avstängt för den sakens skull.',
      meaning: 'Webbplatserna visas som förut, om inte vår support har meddelat dig någon annan orsak.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, own.meaning],
      footer: footerFor(values, words),
    }),
  }),
  'plan-ended': template({
    en: {
      subject: 'The plan of {companyName} has ended',
      cancelled: 'The plan of {companyName} was cancelled, and the time that was paid for is over.',
      unpaid:
        '{companyName} was suspended for unpaid invoices for so long that its plan has ended. What is owed is still owed.',
      refunded:
        'The plan of {companyName} was given back within the first days. You get back what you have paid for it.',
      sites: 'These sites go with it: {siteName}. For some days our support can bring them back.',
    },
    fr: {
      subject: 'L’abonnement de {companyName} a pris fin',
      cancelled: 'L’abonnement de {companyName} a été résilié, et la période payée est terminée.',
      unpaid:
        '{companyName} est restée suspendue pour impayé si longtemps que son abonnement a pris fin. Ce qui est dû reste dû.',
      refunded:
        'L’abonnement de {companyName} a été résilié dans les premiers jours. Ce que vous avez payé vous sera remboursé.',
      sites:
        'Ces sites disparaissent avec lui : {siteName}. Pendant quelques jours, notre assistance peut les rétablir.',
    },
    sv: {
      subject: 'Abonnemanget för {companyName} har upphört',
      cancelled: 'Abonnemanget för {companyName} sades upp, och den betalda tiden är slut.',
      unpaid:
        '{companyName} var avstängt för obetalda fakturor så länge att abonnemanget har upphört. Skulden finns kvar.',
      refunded:
        'Abonnemanget för {companyName} lämnades tillbaka under de första dagarna. Du får tillbaka det du har betalat.',
      sites: 'De här webbplatserna försvinner med det: {siteName}. Under några dagar kan vår support ta tillbaka dem.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [whyEnded(own, values), values.siteName && own.sites],
      footer: footerFor(values, words),
    }),
  }),
  'usage-notice': template({
    en: {
      subject: '{companyName} has used {percent}\u00a0% of what its plan includes',
      visits:
        '{companyName} has used {percent}\u00a0% of the visits that its plan includes in the month that began on {beganOn}.',
      bytes:
        '{companyName} has used {percent}\u00a0% of the data transfer that its plan includes in the month that began on {beganOn}.',
      full: 'From now on, further use is charged as the plan says. If you have set a cap, never more than that.',
      soon: 'Nothing is charged for it yet. You can set a cap for what further use may cost.',
    },
    fr: {
      subject: '{companyName} a utilisé {percent}\u00a0% de ce que comprend son abonnement',
      visits:
        '{companyName} a utilisé {percent}\u00a0% des visites comprises dans son abonnement pour le mois commencé le {beganOn}.',
      bytes:
        '{companyName} a utilisé {percent}\u00a0% du transfert de données compris dans son abonnement pour le mois commencé le {beganOn}.',
      full: 'Désormais, l’utilisation supplémentaire est facturée comme le prévoit l’abonnement, sans jamais dépasser le plafond que vous avez éventuellement fixé.',
      soon: 'Rien n’est encore facturé. Vous pouvez fixer un plafond pour l’utilisation supplémentaire.',
    },
    sv: {
      subject: '{companyName} har använt {percent}\u00a0% av det som ingår i abonnemanget',
      visits:
        '{companyName} har använt {percent}\u00a0% av besöken som ingår i abonnemanget den månad som började den {beganOn}.',
      bytes:
        '{companyName} har använt {percent}\u00a0% av dataöverföringen som ingår i abonnemanget den månad som började den {beganOn}.',
      full: 'Från och med nu debiteras ytterligare användning enligt abonnemanget. Har du satt ett tak, aldrig mer än det.',
      soon: 'Ännu debiteras inget för det. Du kan sätta ett tak för vad ytterligare användning får kosta.',
    },
    sketch: (own, { meter, percent }) => ({
      subject: own.subject,
      paragraphs: [meter === 'bytes' ? own.bytes : own.visits, Number(percent) < 100 ? own.soon : own.full],
    }),
  }),
  'plan-change-planned': template({
    en: {
      subject: '{companyName} is going to change its plan',
      text: '{companyName} gets the plan {planName} when its present period ends: {changesAt}.',
      warning: 'If it then has more than that plan allows, it keeps the present one.',
    },
    fr: {
      subject: '{companyName} va changer d’abonnement',
      text: '{companyName} passera à l’abonnement {planName} à la fin de la période en cours : {changesAt}.',
      warning: 'Si elle a alors plus que ce que cet abonnement permet, elle gardera l’abonnement actuel.',
    },
    sv: {
      subject: '{companyName} ska byta abonnemang',
      text: '{companyName} får abonnemanget {planName} när den nuvarande perioden är slut: {changesAt}.',
      warning: 'Om det då har mer än vad det abonnemanget tillåter behåller det sitt nuvarande.',
    },
    sketch: (own) => ({ subject: own.subject, paragraphs: [own.text, own.warning] }),
  }),
  'plan-changed': template({
    en: {
      subject: '{companyName} has another plan',
      text: '{companyName} has the plan {planName} now.',
      former: 'Before: {formerPlanName}',
    },
    fr: {
      subject: '{companyName} a changé d’abonnement',
      text: '{companyName} a maintenant l’abonnement {planName}.',
      former: 'Auparavant : {formerPlanName}',
    },
    sv: {
      subject: '{companyName} har ett annat abonnemang',
      text: '{companyName} har nu abonnemanget {planName}.',
      former: 'Förut: {formerPlanName}',
    },
    sketch: (own, { formerPlanName }) => ({
      subject: own.subject,
      paragraphs: [own.text, formerPlanName && own.former],
    }),
  }),
  'plan-change-refused': template({
    en: {
      subject: '{companyName} keeps its plan',
      text: '{companyName} did not get the plan {planName}, because it has more than that plan allows. Its present plan goes on.',
      otherwise: 'Delete what is too much, and choose the other plan again.',
    },
    fr: {
      subject: '{companyName} garde son abonnement',
      text: '{companyName} n’est pas passée à l’abonnement {planName}, car elle a plus que ce qu’il permet. Son abonnement actuel continue.',
      otherwise: 'Supprimez ce qui est en trop, puis choisissez de nouveau l’autre abonnement.',
    },
    sv: {
      subject: '{companyName} behåller sitt abonnemang',
      text: '{companyName} fick inte abonnemanget {planName}, eftersom det har mer än vad det tillåter. Det nuvarande abonnemanget fortsätter.',
      otherwise: 'Ta bort det som är för mycket, och välj det andra abonnemanget igen.',
    },
    sketch: (own) => ({ subject: own.subject, paragraphs: [own.text, own.otherwise] }),
  }),
  'plan-cancelled': template({
    en: {
      subject: 'The plan of {companyName} was cancelled',
      text: 'The plan of {companyName} ends: {endsAt}. Until then everything works as before.',
      sites: 'These sites are deleted then: {siteName}',
      otherwise: 'Until then, whoever owns the company can take the cancellation back.',
    },
    fr: {
      subject: 'L’abonnement de {companyName} a été résilié',
      text: 'L’abonnement de {companyName} prend fin : {endsAt}. D’ici là, tout fonctionne comme avant.',
      sites: 'Ces sites seront alors supprimés : {siteName}',
      otherwise: 'D’ici là, la personne propriétaire de l’entreprise peut annuler la résiliation.',
    },
    sv: {
      subject: 'Abonnemanget för {companyName} har sagts upp',
      text: 'Abonnemanget för {companyName} upphör: {endsAt}. Till dess fungerar allt som förut.',
      sites: 'De här webbplatserna raderas då: {siteName}',
      otherwise: 'Till dess kan den som äger företaget ta tillbaka uppsägningen.',
    },
    sketch: (own, { siteName }) => ({
      subject: own.subject,
      paragraphs: [own.text, siteName && own.sites, own.otherwise],
    }),
  }),
  refund: template({
    en: {
      subject: 'Money goes back to {companyName}',
      text: '{refundAmount} for {companyName} goes back to where it came from. It can take some days to arrive.',
    },
    fr: {
      subject: 'Un remboursement pour {companyName}',
      text: 'Nous remboursons {refundAmount} à {companyName} par le moyen de paiement d’origine. Cela peut prendre quelques jours.',
    },
    sv: {
      subject: '{companyName} får pengar tillbaka',
      text: '{refundAmount} till {companyName} går tillbaka dit de kom ifrån. Det kan ta några dagar.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text],
      footer: footerFor(values, words),
    }),
  }),
  'refund-failed': template({
    en: {
      subject: 'Money for {companyName} did not reach you',
      text: '{refundAmount} for {companyName} could not be given back: where it came from does not take it any more, for example because the account is closed.',
      otherwise:
        'It is credit of {companyName} again: it pays what is open, and is used before anything is charged. Our support can give back what is left in another way.',
    },
    fr: {
      subject: 'Un remboursement pour {companyName} n’est pas arrivé',
      text: '{refundAmount} n’ont pas pu être remboursés à {companyName} : le moyen de paiement d’origine ne les accepte plus, par exemple parce que le compte est fermé.',
      otherwise:
        'Cette somme est de nouveau au crédit de {companyName} : elle règle ce qui reste à payer et sera utilisée avant tout prélèvement. Notre assistance peut rembourser le reste par un autre moyen.',
    },
    sv: {
      subject: 'Pengar till {companyName} kom inte fram',
      text: '{refundAmount} till {companyName} kunde inte betalas tillbaka: dit pengarna kom ifrån går det inte längre, till exempel för att kontot är avslutat.',
      otherwise:
        'Pengarna står åter som tillgodohavande för {companyName}: de betalar det som är öppet och används innan något debiteras. Vår support kan ge tillbaka resten på ett annat sätt.',
    },
    sketch: (own, values, words) => ({
      subject: own.subject,
      paragraphs: [own.text, own.otherwise],
      footer: footerFor(values, words),
    }),
  }),
}

function whyEnded(own: Record<'cancelled' | 'unpaid' | 'refunded', string>, { cause }: Values): string {
  return cause === 'unpaid' || cause === 'refunded' ? own[cause] : own.cancelled
}
