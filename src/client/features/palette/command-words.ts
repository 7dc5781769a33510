/**
 * By which words a command is found besides its name, in both languages at once: who works in two languages looks
 * for things in either. Not texts of the interface: nobody reads them.
 */

import type { CommandId } from '../../model/commands.ts';

export const commandWords: Readonly<Record<CommandId, string>> = {
  log: 'log contact call phone note write entry consigner appel noter saisir visite',
  planContact:
    'plan schedule appointment meeting next contact planifier rendez-vous prévoir prochain',
  prepareReview: 'monthly review prepare revue mensuelle préparer bilan',
  visit: 'visit mode on site agenda notes mode visite sur place ordre du jour',
  readyToLeave: 'ready leave before visit offline check avant de partir prêt hors ligne vérifier',
  logMail: 'email mail eml outlook message import e-mail courriel importer consigner',
  newSme: 'new add create sme business company nouvelle ajouter créer pme entreprise',
  moveStage: 'move stage progress enrol pause withdraw changer étape avancer inscrire retirer',
  setHealth: 'health status override red amber green santé état rouge orange vert forcer',
  undo: 'undo back revert cancel annuler revenir défaire',
  redo: 'redo again repeat rétablir refaire',
  print: 'print paper pdf imprimer papier impression',
  printStaff: 'print paper profile notes imprimer papier profil',
  exportCsv: 'export csv table excel spreadsheet download exporter tableau tableur télécharger',
  exportCsvStaff: 'export csv table profile notes exporter tableau profil',
  backup: 'backup copy save file copie sauvegarde enregistrer fichier',
  switchLanguage: 'language french english langue français anglais passer switch',
  themeLight: 'theme light day thème clair jour',
  themeDark: 'theme dark night thème sombre nuit',
  themeSystem: 'theme system automatic thème système automatique',
  shortcuts: 'shortcuts keyboard keys help raccourcis clavier touches aide',
  goPortfolio: 'portfolio list home smes portefeuille liste accueil pme',
  goBoard: 'board stages columns kanban tableau étapes colonnes',
  goMyDay: 'my day today tasks actions due journée aujourd’hui tâches échéances jour',
  goCalendar: 'calendar month week agenda holidays calendrier mois semaine jours fériés',
  goOverview:
    'overview figures numbers programme pads contacts hours vue ensemble chiffres rampes heures',
  goEnrolment: 'enrolment target forecast curve inscriptions objectif prévision courbe recrutement',
  goOrganisations:
    'organisations partners bso funder chamber ose partenaires financeur chambre apports',
  goReviews: 'monthly reviews letters revues mensuelles bilans lettres',
  goMeetings: 'meetings minutes agenda réunions compte rendu ordre du jour',
  goTimeline: 'timeline context lockdown brexit chronologie contexte confinement',
  goLessons: 'lessons learned learnt enseignements leçons retours d’expérience',
  goLibrary: 'guides library documents bibliothèque modèles',
  goQuarterly:
    'quarterly review report word funder revue trimestrielle rapport financeur bilan trimestre',
  goTrash: 'trash deleted restore bin corbeille supprimé rétablir',
  goConflicts: 'conflict conflicts settle two versions conflit conflits trancher deux',
  goSettings: 'settings preferences options réglages préférences paramètres',
};
