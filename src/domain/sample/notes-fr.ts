/**
 * The French notes of the sample, as account managers write them: short, about facts, with the next step.
 *
 * Longer than 400 lines because it is one collection of texts.
 */

import type { NoteBank } from './note.ts';

export const frenchNotes: NoteBank = {
  first: [
    {
      text: 'Premier appel. {person} vend surtout sur place et sur deux marchés ; tout est à l’arrêt depuis la mi-mars. Veut savoir si l’aide coûte quelque chose et combien d’heures il faut y mettre.',
      topics: ['crisis', 'eligibility'],
      minutes: 25,
      when: 'crisis',
    },
    {
      text: 'A vu notre annonce en ligne. {person} cherche à vendre ses {products} hors de la région ; le site actuel ne prend que des demandes par formulaire.',
      mode: 'email',
      topics: ['eligibility', 'shop'],
      inbound: true,
    },
    {
      text: 'Rappelé après le salon en ligne. Entreprise familiale, six personnes, les {products} partent déjà en Belgique par un revendeur. Intéressés par le Royaume-Uni « si ce n’est pas trop compliqué ».',
      topics: ['eligibility', 'plan'],
      minutes: 20,
    },
    {
      text: 'Envoyé le guide d’information et les trois questions de départ. {person} répondra après l’inventaire.',
      mode: 'email',
      topics: ['admin'],
    },
    {
      text: 'Échange court : le comptable pousse à vendre en ligne, l’atelier n’est pas convaincu. Convenu d’un appel avec les deux ensemble.',
      topics: ['plan', 'staff'],
      minutes: 15,
    },
  ],
  screening: [
    {
      text: 'Liste de contrôle commencée ensemble en visio. Statut, effectif et adresse sans difficulté ; {person} hésite sur le chiffre d’affaires en ligne, à vérifier avec le comptable.',
      mode: 'video',
      kind: 'screening',
      topics: ['eligibility'],
      minutes: 70,
      action: { title: 'Demander au comptable la part des ventes en ligne', by: 'sme', days: 10 },
    },
    {
      text: 'Suite de la liste de contrôle. Plusieurs « je ne sais pas » sur la partie technique : qui gère le nom de domaine, où sont les statistiques. Repris question par question, c’est plus lent mais les réponses sont justes.',
      mode: 'video',
      kind: 'screening',
      topics: ['eligibility', 'data'],
      minutes: 55,
    },
    {
      text: 'Reçu l’extrait Kbis et la déclaration des aides déjà perçues. Il manque la page signée.',
      mode: 'email',
      topics: ['eligibility', 'admin'],
      inbound: true,
      action: { title: 'Renvoyer la déclaration des aides signée', by: 'sme', days: 7 },
    },
    {
      text: 'Relu ensemble les conditions : rien à payer, mais du temps à donner chaque semaine. {person} veut en parler à son associée avant de signer.',
      topics: ['eligibility'],
      minutes: 20,
    },
    {
      text: 'Inventaire des outils : caisse, tableur de stock, {platform} jamais ouvert depuis l’hiver. Personne ne connaît le mot de passe du compte publicitaire.',
      kind: 'technicalSupport',
      mode: 'video',
      topics: ['shop', 'data'],
      minutes: 45,
    },
    {
      text: 'Tout est reçu, le dossier est complet. Prévenu {person}, qui demande à commencer avant les congés.',
      topics: ['eligibility', 'admin'],
      minutes: 10,
    },
  ],
  induction: [
    {
      text: 'Séance d’intégration à distance : tour de l’espace d’apprentissage, qui appelle qui, rythme des revues mensuelles. {person} préfère le téléphone aux messages.',
      mode: 'video',
      kind: 'induction',
      topics: ['admin', 'plan'],
      minutes: 90,
      action: { title: 'Donner accès aux statistiques de la boutique', by: 'sme', days: 14 },
    },
    {
      text: 'Intégration faite en une fois avec {person} et la personne qui prépare les colis. Premier badge obtenu. Beaucoup de questions sur les photos.',
      mode: 'video',
      kind: 'induction',
      topics: ['admin', 'marketing'],
      minutes: 80,
      action: { title: 'Envoyer la fiche « photographier un produit »', by: 'us', days: 5 },
    },
    {
      text: 'Intégration reprise depuis le début : le son avait coupé la première fois. Objectifs posés : trente commandes par mois, dont cinq de l’étranger.',
      mode: 'video',
      kind: 'induction',
      topics: ['admin', 'plan'],
      minutes: 75,
      action: { title: 'Préparer la trame du plan d’entrée', by: 'us', days: 12 },
    },
  ],
  support: [
    {
      text: 'Fiches des {products} : les titres sont trop courts pour être trouvés. Réécrit trois exemples ensemble, {person} fait les autres.',
      mode: 'video',
      kind: 'technicalSupport',
      topics: ['shop', 'marketing'],
      minutes: 50,
      action: { title: 'Réécrire les fiches des dix meilleures ventes', by: 'sme', days: 21 },
    },
    {
      text: 'Question sur les frais de port vers {market} : le tarif affiché est celui de la France. Corrigé la grille à deux au téléphone.',
      topics: ['logistics', 'shop'],
      minutes: 25,
      inbound: true,
    },
    {
      text: 'Le connecteur entre {platform} et la caisse compte deux fois les retours. Transmis à l’équipe technique avec deux captures.',
      mode: 'email',
      kind: 'technicalSupport',
      topics: ['data', 'shop'],
      action: { title: 'Corriger le double compte des retours', by: 'us', days: 14 },
    },
    {
      text: '{person} a reçu six commandes en une nuit après un article dans le journal local. Rupture sur un modèle ; message d’attente mis en ligne.',
      topics: ['supply', 'shop'],
      minutes: 15,
      inbound: true,
    },
    {
      text: 'Regardé ensemble les chiffres du mois. Deux visites sur trois viennent du téléphone, mais le panier ne s’affiche pas bien sur petit écran.',
      mode: 'video',
      topics: ['data', 'shop'],
      minutes: 40,
      action: { title: 'Tester le panier sur trois téléphones', by: 'sme', days: 10 },
    },
    {
      text: 'Envoyé la comparaison des trois transporteurs. Le point relais coûte moitié moins et convient pour les petits colis de {products}.',
      mode: 'email',
      topics: ['logistics'],
    },
    {
      text: 'Point téléphonique : la traduction anglaise a été faite par un logiciel, « crêpe dentelle » est devenu « lace ». Relecture par le réseau proposée.',
      topics: ['localisation'],
      minutes: 20,
      action: { title: 'Trouver une relecture pour les dix pages anglaises', by: 'us', days: 18 },
    },
    {
      text: '{person} voudrait une place de marché tout de suite. Calculé la marge après commission : il ne reste presque rien sous vingt euros. On commence par les coffrets.',
      mode: 'video',
      topics: ['marketplaces', 'finance'],
      minutes: 45,
    },
    {
      text: 'Paiement refusé pour plusieurs clients belges. C’était le réglage de la double authentification ; la banque a répondu dans la journée.',
      topics: ['payment'],
      minutes: 20,
      inbound: true,
    },
    {
      text: 'Point avec la stagiaire qui tient les réseaux : trois publications par semaine, aucune ne mène à la boutique. Liens ajoutés, on regarde dans quinze jours.',
      mode: 'video',
      topics: ['marketing', 'staff'],
      minutes: 35,
    },
    {
      text: 'Reçu les photos refaites sur fond clair. Bien meilleures. Il reste les formats et les noms de fichiers.',
      mode: 'email',
      topics: ['shop', 'marketing'],
      inbound: true,
    },
    {
      text: 'Fermeture la semaine du 15 août confirmée, réponse automatique et délai de livraison mis à jour sur le site.',
      mode: 'email',
      topics: ['admin'],
      when: 'summer',
    },
    {
      text: 'Refonte du site évoquée : l’agence demande huit semaines. Long pour le temps qui reste ; proposé de garder {platform} et de changer seulement l’habillage.',
      topics: ['shop', 'plan'],
      minutes: 30,
      action: { title: 'Comparer les deux devis de refonte', by: 'us', days: 12 },
    },
    {
      text: 'Boutique fermée au public par le confinement, le retrait sur place reste possible. Bandeau et horaires changés pendant l’appel.',
      topics: ['crisis', 'shop'],
      minutes: 20,
      when: 'season',
    },
    {
      text: 'Pic de Noël : {person} emballe jusqu’à vingt-deux heures. On suspend les nouveautés jusqu’en janvier et on ne garde que les délais de livraison.',
      topics: ['supply', 'staff'],
      minutes: 10,
      when: 'season',
    },
    {
      text: 'Coffrets de fin d’année en ligne ce matin. Premier essai de publicité, cinquante euros sur dix jours.',
      mode: 'message',
      topics: ['marketing'],
      inbound: true,
      when: 'season',
    },
    {
      text: 'Colis pour Brighton revenu : facture sans code douanier. Relu le modèle de facture, ajouté l’origine et le numéro EORI.',
      mode: 'video',
      topics: ['vatCustoms', 'logistics'],
      minutes: 40,
      when: 'after',
      action: { title: 'Refaire le modèle de facture pour le Royaume-Uni', by: 'us', days: 7 },
    },
    {
      text: 'Seuil de 135 livres expliqué : en dessous, la TVA britannique est due à la vente. {person} préfère attendre et vendre d’abord en Belgique.',
      topics: ['vatCustoms', 'plan'],
      minutes: 30,
      when: 'after',
    },
    {
      text: 'Le transporteur ajoute un supplément de dédouanement sans prévenir. Demandé par écrit le détail ; {person} garde les envois en attente.',
      topics: ['logistics', 'vatCustoms'],
      minutes: 15,
      inbound: true,
      when: 'after',
    },
    {
      text: 'Questionnaire sur les nouveaux marchés rempli ensemble. Le Brexit pèse peu, le coût du transport beaucoup.',
      mode: 'video',
      topics: ['plan', 'vatCustoms'],
      minutes: 35,
      when: 'after',
    },
    {
      text: 'Deuxième marché choisi : les Pays-Bas plutôt que l’Irlande, à cause des délais. Plan mis à jour pendant l’échange.',
      mode: 'video',
      topics: ['plan'],
      minutes: 40,
      when: 'after',
    },
    {
      text: 'Trois avis en anglais sur la boutique, tous bons. {person} ne savait pas qu’on pouvait y répondre ; trois modèles de réponse envoyés.',
      mode: 'email',
      topics: ['localisation', 'marketing'],
    },
    {
      text: 'Stock et boutique ne disent pas la même chose depuis l’inventaire. Revu la règle à deux : la caisse commande, la boutique suit.',
      kind: 'technicalSupport',
      mode: 'video',
      topics: ['data', 'supply'],
      minutes: 45,
      action: { title: 'Recompter le stock des coffrets', by: 'sme', days: 9 },
    },
    {
      text: 'Appel rapide avant le rendez-vous avec la banque. {person} avait besoin des trois chiffres qui comptent : visites, commandes, panier moyen.',
      topics: ['finance', 'data'],
      minutes: 15,
      inbound: true,
    },
    {
      text: 'Essai de vente en vidéo en direct, quarante spectateurs, quatre commandes. À refaire un dimanche.',
      mode: 'message',
      topics: ['marketing'],
      inbound: true,
    },
    {
      text: 'Emballage des {products} : trois casses sur vingt envois. Essai d’un calage en papier, à suivre avec le prochain lot.',
      topics: ['logistics'],
      minutes: 20,
      action: { title: 'Envoyer un lot d’essai avec le nouveau calage', by: 'sme', days: 14 },
    },
  ],
  review: [
    {
      text: 'Point mensuel. Douze commandes, dont deux de l’étranger. Les fiches avancent, les photos non. Confiance : 3 sur 5, le temps manque.',
      topics: ['plan', 'data'],
      minutes: 45,
    },
    {
      text: 'Point mensuel. Mois calme, comme prévu. On en profite pour terminer les conditions de vente et la page de livraison.',
      topics: ['plan', 'shop'],
      minutes: 40,
      action: { title: 'Publier la page de livraison en deux langues', by: 'sme', days: 20 },
    },
    {
      text: 'Point mensuel. Ventes doublées, mais la moitié part en frais de port offerts. Seuil relevé à soixante euros pour un mois d’essai.',
      topics: ['finance', 'logistics'],
      minutes: 50,
    },
    {
      text: 'Point mensuel. {person} a pris une personne à mi-temps pour les colis. Le plan est tenu à peu près ; la partie marketing a un mois de retard.',
      topics: ['plan', 'staff'],
      minutes: 45,
    },
    {
      text: 'Point mensuel. Les statistiques sont enfin lisibles : un visiteur sur quarante achète. Objectif commun pour le mois prochain : un sur trente.',
      topics: ['data'],
      minutes: 55,
      action: { title: 'Préparer un essai de page d’accueil', by: 'us', days: 15 },
    },
    {
      text: 'Point mensuel. Première commande d’Angleterre arrivée en neuf jours, cliente contente. Reste à écrire noir sur blanc qui paie quoi à la frontière.',
      topics: ['vatCustoms', 'logistics'],
      minutes: 40,
      when: 'after',
    },
    {
      text: 'Point mensuel. Fatigue sensible, peu d’avancées depuis le dernier point. Réduit la liste à deux choses : prix à l’étranger et relance des paniers.',
      topics: ['plan', 'staff'],
      minutes: 35,
    },
    {
      text: 'Point mensuel. Le fournisseur de boîtes a trois semaines de retard, les coffrets attendent. Plan inchangé, dates déplacées.',
      topics: ['supply', 'plan'],
      minutes: 40,
    },
    {
      text: 'Point mensuel. Place de marché ouverte, onze ventes, un retour. La commission est plus lourde que prévu ; on garde l’essai jusqu’à la fin du trimestre.',
      topics: ['marketplaces', 'finance'],
      minutes: 50,
    },
    {
      text: 'Point mensuel. Revu chaque partie du plan : sept faites, trois en cours, deux écartées d’un commun accord.',
      topics: ['plan'],
      minutes: 60,
      when: 'after',
    },
    {
      text: 'Point mensuel. Les {products} se vendent mieux en lot. Nouvelle page de lots, premiers résultats dans deux semaines.',
      topics: ['shop', 'marketing'],
      minutes: 40,
    },
    {
      text: 'Point mensuel. Tout tourne sans nous ; {person} tient son tableau chaque lundi. Parlé de la suite après l’accompagnement.',
      topics: ['plan'],
      minutes: 45,
      when: 'late',
    },
    {
      text: 'Point mensuel. Comparé avec le même mois de l’an dernier : trois fois plus de visites, panier moyen en baisse de quatre euros. À creuser.',
      topics: ['data', 'finance'],
      minutes: 50,
      when: 'after',
    },
    {
      text: 'Point mensuel. La refonte prend du retard chez l’agence, rien de visible encore. {person} reste de bonne humeur, mais demande une date.',
      topics: ['shop', 'plan'],
      minutes: 40,
      action: { title: 'Obtenir une date de livraison de l’agence', by: 'us', days: 8 },
    },
  ],
  unanswered: [
    { text: 'Pas de réponse, message laissé.', topics: ['admin'] },
    {
      text: 'Relance sur les accès demandés, sans réponse pour l’instant.',
      mode: 'email',
      topics: ['data'],
    },
    { text: 'Sonne dans le vide, l’atelier doit être fermé ce jour-là.', topics: ['admin'] },
    {
      text: 'Proposé trois dates pour le prochain point ; rien reçu.',
      mode: 'email',
      topics: ['admin'],
    },
  ],
  missed: [
    {
      text: 'Rendez-vous manqué par {person} : livraison arrivée au même moment.',
      topics: ['plan'],
    },
    { text: 'Reporté à leur demande : inventaire.', topics: ['plan'] },
  ],
  aside: [
    {
      text: 'À savoir : {person} ne travaille pas le mercredi, et préfère un appel avant dix heures.',
      topics: ['admin'],
    },
    {
      text: 'Vu avec la rampe de lancement britannique : une PME de leur côté cherche le même emballage. Mise en relation à proposer.',
      topics: ['logistics'],
    },
    {
      text: 'Relu le dossier avant le point : le plan parle encore d’un lancement à l’automne, à corriger.',
      topics: ['plan'],
    },
    {
      text: 'Le site était lent ce matin, revenu à la normale à midi. Rien fait.',
      topics: ['shop'],
    },
  ],
  visit: [
    {
      text: 'Visite sur place, masques et fenêtres ouvertes. Vu l’atelier et le coin d’emballage : les {products} font trois fois le tour de la pièce avant de partir. Plan de rangement dessiné ensemble.',
      topics: ['logistics', 'plan'],
      minutes: 120,
    },
    {
      text: 'Passage à l’atelier. {person} montre la caisse et le tableur ; en une heure on a compris pourquoi les chiffres ne collaient pas. Impossible de le voir à distance.',
      topics: ['data'],
      minutes: 90,
    },
    {
      text: 'Rendez-vous dans leurs locaux. Pris les photos manquantes avec le matériel prêté, fait la page d’accueil sur place.',
      topics: ['shop', 'marketing'],
      minutes: 150,
    },
    {
      text: 'Visite courte en respectant les distances. Parlé du plan avec toute l’équipe, qui a posé ses propres questions. L’ambiance change.',
      topics: ['plan', 'staff'],
      minutes: 75,
    },
    {
      text: 'Préparé ensemble sur place le premier colis pour l’étranger, papiers compris, puis filmé les étapes pour s’en souvenir.',
      topics: ['vatCustoms', 'logistics'],
      minutes: 110,
    },
    {
      text: 'Vu {person} à l’atelier entre deux livraisons. Tour du stock, choisi les cinq produits à pousser à l’étranger.',
      topics: ['plan', 'supply'],
      minutes: 60,
    },
    {
      text: 'Étape suivante du plan relue sur place. Le nouvel espace d’expédition est en service, les délais sont tenus.',
      topics: ['logistics', 'plan'],
      minutes: 90,
    },
    {
      text: 'Rencontre dans les locaux avec l’agence en visio : chacun a enfin vu le même écran. Deux blocages levés.',
      topics: ['shop'],
      minutes: 100,
    },
    {
      text: 'Passé déposer le matériel photo et rester une heure : la personne des colis a maintenant son propre accès.',
      topics: ['shop', 'staff'],
      minutes: 70,
    },
  ],
  agenda: [
    'Chiffres du mois, place de marché, suite du plan',
    'Frais de port, papiers pour le Royaume-Uni',
    'Où en est la refonte ; relance des paniers',
    'Photos, fiches produits, calendrier de l’été',
    'Bilan de l’accompagnement et suite',
  ],
  apart: [
    {
      text: 'Appel entrant. Les {products} intéressent un détaillant de Jersey ; {person} demande ce que nous faisons, et si c’est ouvert aux très petites entreprises.',
      topics: ['eligibility'],
      minutes: 20,
      inbound: true,
    },
    { text: 'Envoyé le guide et une proposition de date.', mode: 'email', topics: ['eligibility'] },
  ],
  refusal: [
    {
      text: 'Renonce pour cette année : la saison des fêtes passe avant, et personne n’est libre pour suivre le site. À recontacter au printemps.',
      topics: ['staff', 'plan'],
      minutes: 15,
    },
  ],
  advice: [
    {
      text: 'Conseil ponctuel, hors programme : relu les conditions de vente et l’étiquetage. Reviendra vers nous si besoin.',
      mode: 'video',
      topics: ['shop'],
      minutes: 40,
    },
    {
      text: 'Question sur un devis de boutique ; comparé avec ce que paient des ateliers de même taille.',
      topics: ['shop', 'finance'],
      minutes: 20,
      inbound: true,
    },
  ],
};
