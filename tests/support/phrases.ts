/** What people write in minutes, decisions and to-dos, in each language: one phrase a line. */

import type { Language } from '../../src/domain/entity/field.ts';

const lines = (text: string): readonly string[] => text.trim().split(/\n\s*/);

/** Short ones, which often hold words that both languages have, and names of the other. */
export const shortPhrases: Readonly<Record<Language, readonly string[]>> = {
  fr: lines(`
    On commence lundi.
    On garde Shopify.
    On attend le devis.
    On garde Etsy pour Noël.
    On arrête Amazon UK.
    On teste Royal Mail Tracked 48.
    On y va.
    Attend la TVA
    Attend son EORI
    But : 20 ventes par mois
    But du test : 10 colis
    Or 18 carats : page à refaire
    Prix plus TVA
    Plus de stock à Londres
    Plus cher que La Redoute
    Contacter La Redoute
    Appeler The White Company
    Relancer Not On The High Street
    Envoyer le colis test
    Demander un numéro EORI
    Vérifier le taux de TVA
    Contrat signé
    Devis reçu
    Fiche produit Etsy
    Photos en anglais
    Pages About us et Contact us
    Mention Made in England
    Étiquettes UK
    Choisir DHL ou UPS
    Page Delivery and returns
    Black Friday et Cyber Monday
    Salon Top Drawer
    Stand Spring Fair
    Point marketing
    Accord de principe
    Pas de Brexit pour eux
    Test A/B lundi
    Budget : 300 £
    Formation HMRC jeudi
    Rendez-vous chez Not Just A Label
    Comment importer ?
    Commence en juin
    Accepte le plan
    Commande de Fortnum and Mason
    Demande un rabais
    Client content
    Signature du bail
    Stocks trop bas
    Suivi Royal Mail
    Assurance transport
    Contact : Department for Business and Trade
    Logo sur le sac
    Liste des prix
    Traduction du site
    Visite de l'atelier
    Bon de commande
    Dossier Out of the Blue
    Marque The Little Candle Shop
    Offre Click and Collect
    Facture pro forma
    On the Beach : pas de réponse
    Son site est en ligne
    Retours : 14 jours
    Tarif Parcel Force
    Photo four à pain
    Main d'œuvre
    Il sent la rose
    Test du parfum Jo Malone
    Fin
    Liste to do
    Bouton call to action
    Collection must have
    Carte thank you
    Promo last call
    Stock just in time
    Page how to
    Transport door to door
    Why not
    Labels bio
    Charges
    Concept shops
    Regards croisés
    Parfum qui sent bon
    Deux fours
    Site ready to wear
    Test buy now pay later
    Suivi end to end
    Incoterm delivered at place
    Panier : add to cart
    Promo french days
    Offre all inclusive
    Save the date
    Livrer à St Pancras
    Salon Autumn Fair at NEC
    Mail de Best of British
    Photo by Emma
    On relance Etsy
    Ouvrir un compte Wise
    Point EORI
    But atteint
    Commence par Etsy
    Voir The Range
    Valider le visuel Liberty
    Garder John Lewis
    TVA à 20 %
    Page FAQ en anglais
    Attend sa palette
    Plus de marge sur Faire
    Créer un code promo WELCOME10
    Salon Spirit of Christmas
    Prendre un stand à la Spring Fair
    On signe avec As You Like It
    Budget pub Meta
    Relire Terms and Conditions
    Proposer Buy one get one free
    Contact chez Marks and Spencer
    Or et argent : poinçon UK
    Note pour HMRC
    On the go : format à tester
    Suivi DPD
    Comment déclarer la TVA ?
    Étude de marché
    Payer Companies House
    Traduire Our Story
    Choix du transporteur
    Offre Free shipping
    Site live lundi
    Mail à Sue and Co
    Design du pack
    Sans suite
    Finances fragiles
    Pop-up store à Leeds
    Best of des ventes
    Check-list douane
    Brief photo
    Feedback client
  `),
  en: lines(`
    Attend trade fair
    Attend both days.
    Attend the Monday call
    Price plus VAT
    Price plus la TVA
    Visit L'Atelier
    Visit L'Atelier du Savon
    Contact La Poste
    Contact Chambre de commerce
    Ask La Redoute
    Ask la redoute
    Ask Galeries Lafayette
    Call Le Bon Marché
    Call Maison de la Truffe
    Email Les Petits Pots
    Email Zoé
    On hold
    On Etsy only
    On time
    Or Etsy
    But not Amazon
    Sign lease
    Confirm EORI number
    Register for VAT
    Register for TVA
    Import VAT guide
    Pause Shopify
    Drop Amazon
    Etsy first
    Order labels
    Send parcel
    Send parcel to Café de Flore
    Check price on Fnac
    Check La Poste rates
    Quote from Chronopost
    Two quotes
    Test parcel
    Budget: £300
    Client content
    Commence in June
    Main page
    Comment on contract
    Court date
    Four pots sold
    Pain au chocolat mix
    Font size on labels
    Menu à la carte
    Crème brûlée candle
    Rendez-vous at noon
    Son joins firm
    Chat on Monday
    Plus size range
    Stall at Maison et Objet
    Stand at Salon du Chocolat
    Pop-up in Le Marais
    Label: Fabriqué en France
    Sell via Nature et Découvertes
    Via Mon Petit Savon
    List on Vinted
    Photos due Friday
    Résumé of CV sent
    Joined Bpifrance
    Agreed
    Not ready
    No reply
    Stock at Calais
    Est. 2015
    Pour test candles
    Invoice La Vie en Rose
    Meet Chambre de commerce et d'industrie
    Objets d'art range
    Plan by Thursday
    Page in French
    Eau de toilette range
    Soup du jour label
    Déjà vu range
    Français version
    Art nouveau print
    Au fait
    Savoir faire page
    Au revoir card
    Game changer
    Signer of lease
    Premier Inn
    Hair salons
    Boutiques near Bath
    Est delivery cost
    Sept stock
    Dont import
    Prix fixe
    Sous vide set
    Faux pas
    Carte blanche
    Raison d'être
    Vis-à-vis TVA
    Pied-à-terre
    Crème de la crème
    Bureau de change
    Tour de France stock
    Fleur de sel pack
    Vin de pays
    Cash on delivery
    Douane form
    Crème fraîche pots
    Hors d'œuvre boxes
    Pièce de résistance
    Mise en scène shoot
    Fait accompli
    Relaunch Etsy
    Open Wise account
    EORI chat
    Goal met
    Start on Etsy
    See Le Slip Français
    Approve artwork
    Keep Monoprix
    VAT at 20%
    FAQ page
    Await pallet
    More margin on Ankorstore
    Create promo code BIENVENUE
    Stand at Salon de l'Agriculture
    Book Foire de Paris
    Sign with Mon Petit Paquet
    Meta ad budget
    Translate Conditions générales de vente
    Offer Livraison offerte
    Contact at Le Printemps
    Gold hallmark
    Note for Douane française
    To go cups
    Chronopost tracking
    But no stock
    Market study
    Pay URSSAF
    Translate Notre histoire
    Pick courier
    Free shipping offer
    Site live Monday
    Email Chez Sophie
    Pack design
    No action
    Cash fragile
    Pop-up in Aix-en-Provence
    Attend Who's Next
    Customs checklist
    Photo brief
    Client feedback on pain d'épices
  `),
};

/** Clear sentences. */
export const sentences: Readonly<Record<Language, readonly string[]>> = {
  fr: lines(`
    On commence lundi avec les fiches produit en anglais.
    On garde Shopify et on ferme la boutique Etsy en mars.
    Claire rappelle le transporteur demain pour avoir un prix par colis.
    Le numéro EORI est arrivé, on peut envoyer la première palette.
    Il faut refaire les étiquettes avant le salon Top Drawer.
    La Redoute veut voir les photos avant de signer le contrat.
    Attend la réponse de HMRC pour son numéro de TVA britannique.
    Décision : ne plus vendre sur Amazon UK avant la rentrée prochaine.
    Demander à Royal Mail si les retours sont compris dans le tarif.
    Les frais de douane sont trop hauts pour les petits colis.
    La dirigeante hésite entre un stock à Londres et un envoi direct.
    Nous avons revu les prix et ajouté la TVA de vingt pour cent.
    Elle envoie son catalogue à Fortnum and Mason cette semaine.
    Prochain rendez-vous le douze juin, dans les locaux de la coopérative.
    Rien de neuf du banquier, on relance la semaine prochaine sans faute.
    Le site est traduit, mais la page de livraison manque encore.
    Trouver une personne qui parle anglais pour tenir le stand.
    Le test a bien marché : douze ventes en dix jours sur Etsy.
    Envoyer le devis au client anglais et relancer vendredi matin.
    Faire une page qui explique comment la bougie est coulée.
    Pas de Brexit pour eux : tout part de Dublin depuis deux ans.
    Contacter trois boutiques de Manchester et leur proposer une remise de lancement.
    Le comptable doit confirmer que la facture pro forma suffit ici.
    On a choisi DHL parce que le suivi est plus clair.
    Mettre les conditions de vente en anglais sur la page Delivery.
    Son associé prend le dossier douane et moi le site marchand.
    Plus de stock au Royaume-Uni, il faut renvoyer une palette vite.
    Relire le contrat de distribution avec un avocat avant la signature.
    Les avis des clients anglais sont bons, sauf sur le temps de livraison.
    Objectif du trimestre : vingt commandes par mois hors de France.
    Garder le nom The Little Candle Shop pour le marché anglais.
    Vu avec Priya : elle fait le lien avec Chamber of Commerce lundi.
    Le prix plus la TVA reste sous quarante livres, donc on valide.
    On attend que le client paie avant de lancer la suite.
    Publier deux fois par semaine sur Instagram, en anglais seulement.
    Le colis test est parti jeudi et arrive normalement mardi chez Emma.
    Chercher un entrepôt pas trop cher autour de Birmingham pour septembre.
    Elles ont peur de la paperasse, on fera la déclaration ensemble.
    Une aide de la région existe pour les salons, dossier avant le 15.
    Merci de vérifier si la marque est libre au Royaume-Uni.
  `),
  en: lines(`
    We start on Monday with the product pages in French.
    Keep Shopify and close the Etsy shop in early March.
    Claire will call the courier tomorrow for a price per parcel.
    The EORI number has arrived, so we can send the first pallet.
    The labels must be redone before the Maison et Objet fair.
    La Redoute want to see the photos before they sign anything.
    Attend the trade fair in Paris on both days and take samples.
    Decision: no more sales on Amazon France until after the summer.
    Ask La Poste whether returns are included in the quoted rate.
    Customs charges are far too high for most of the small parcels.
    The owner cannot choose between stock in Lille and direct shipping.
    We went through the prices again and added French VAT at twenty percent.
    She is sending her catalogue to Galeries Lafayette later this week.
    Next meeting on the twelfth of June, at their own premises.
    Nothing new from the bank, we will chase again next week.
    The site is translated, but the delivery page is still missing.
    Find somebody who speaks French to help out on the stand.
    The test went well: twelve sales on Etsy within ten days.
    Send the quote to the French buyer and chase Friday morning.
    Make a page that explains how each candle gets poured.
    No customs for them: everything ships from Dublin these days.
    Contact three shops in Lyon and offer them an opening discount.
    Their accountant should confirm that a pro forma invoice is enough.
    We chose Chronopost because the tracking is clearer for buyers.
    Put the terms of sale in French on the Livraison page.
    His partner takes customs and he takes the online shop.
    Out of stock in France, another pallet needs to go quickly.
    Read through the distribution contract with a lawyer before anyone signs.
    French reviews are good, except for the time delivery takes.
    Target for the quarter: twenty orders a month outside the UK.
    Keep the name L'Atelier du Savon for the French market.
    Seen with Marc: he introduces her to Chambre de commerce on Monday.
    Price plus VAT stays under forty pounds, so we go ahead.
    Wait until the customer has paid before starting the next step.
    Post twice a week on Instagram, only in French for now.
    Test parcel left on Thursday and should reach Emma by Tuesday.
    Look for a cheap warehouse somewhere near Lille for September.
    They worry about paperwork, we shall fill in the form together.
    Regional money exists for trade fairs, apply before the 15th.
    Please check if the brand name is free in France.
  `),
};
