/**
 * The drawings of Carnet, by what they mean here and not by what they show. One table, so that
 * one meaning has one drawing everywhere, and changing it is one line. An icon is always beside
 * a word, or inside a control that has a name: it is hidden from assistive technology.
 */
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Building2,
  Calendar,
  CalendarCheck,
  Camera,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Clock,
  ClockAlert,
  Cloud,
  CloudAlert,
  CloudDownload,
  CloudOff,
  CloudUpload,
  Copy,
  Download,
  Ellipsis,
  ExternalLink,
  Eye,
  EyeOff,
  FileDown,
  FileText,
  FileUp,
  Flag,
  History,
  Hourglass,
  Image,
  Info,
  Keyboard,
  Languages,
  Laptop,
  Lightbulb,
  ListFilter,
  Lock,
  LogOut,
  type LucideIcon,
  Mail,
  MapPin,
  Milestone,
  MonitorDown,
  Moon,
  Paperclip,
  PenLine,
  Phone,
  Plus,
  Printer,
  RefreshCw,
  Rows3,
  Search,
  Send,
  Settings,
  Shield,
  ShieldAlert,
  ShieldCheck,
  Ship,
  Smartphone,
  Split,
  Square,
  SquareCheck,
  SquareKanban,
  StickyNote,
  Sun,
  Tablet,
  Target,
  Trash2,
  Undo2,
  Upload,
  User,
  UserPlus,
  Users,
  Video,
  X,
} from 'lucide-react';
import { classNames } from './class-names.ts';
import styles from './icon.module.css';

const drawings = {
  // Ways of being in touch, and what a journal tells
  call: Phone,
  videoCall: Video,
  email: Mail,
  visit: MapPin,
  note: StickyNote,
  issue: Flag,
  issueClosed: CircleCheck,
  review: CalendarCheck,
  context: Milestone,
  silence: Hourglass,
  action: Square,
  actionDone: SquareCheck,
  attachment: Paperclip,
  photo: Camera,
  picture: Image,
  // State of the data
  synced: Check,
  sending: RefreshCw,
  waiting: CloudUpload,
  receiving: CloudDownload,
  offline: CloudOff,
  conflict: Split,
  syncFailed: CloudAlert,
  onlineOnly: Cloud,
  toTranslate: Languages,
  toProofread: CircleDashed,
  laptop: Laptop,
  phoneDevice: Smartphone,
  tablet: Tablet,
  protected: ShieldCheck,
  protect: Shield,
  unprotected: ShieldAlert,
  install: MonitorDown,
  // Places
  list: Rows3,
  board: SquareKanban,
  report: FileText,
  lesson: Lightbulb,
  settings: Settings,
  shortcuts: Keyboard,
  organisation: Building2,
  people: Users,
  person: User,
  addPerson: UserPlus,
  direction: Ship,
  calendar: Calendar,
  day: Sun,
  time: Clock,
  late: ClockAlert,
  history: History,
  target: Target,
  // Deeds
  search: Search,
  filter: ListFilter,
  write: PenLine,
  add: Plus,
  remove: Trash2,
  undo: Undo2,
  close: X,
  check: Check,
  more: Ellipsis,
  copy: Copy,
  print: Printer,
  send: Send,
  download: Download,
  upload: Upload,
  importFile: FileUp,
  exportFile: FileDown,
  openElsewhere: ExternalLink,
  signOut: LogOut,
  lock: Lock,
  show: Eye,
  hide: EyeOff,
  light: Sun,
  dark: Moon,
  info: Info,
  error: CircleAlert,
  done: CircleCheck,
  // Directions
  down: ChevronDown,
  up: ChevronUp,
  forward: ChevronRight,
  back: ChevronLeft,
  arrowUp: ArrowUp,
  arrowDown: ArrowDown,
  arrowForward: ArrowRight,
  arrowBack: ArrowLeft,
} as const satisfies Readonly<Record<string, LucideIcon>>;

export type IconName = keyof typeof drawings;

const directed: ReadonlySet<IconName> = new Set(['forward', 'back', 'arrowForward', 'arrowBack']);

interface IconProps {
  readonly name: IconName;
  readonly size?: 14 | 16 | 18 | 20 | 24 | undefined;
  readonly className?: string | undefined;
}

export function Icon({ name, size = 16, className }: IconProps) {
  const Drawing = drawings[name];
  return (
    <Drawing
      size={size}
      strokeWidth={1.75}
      aria-hidden
      focusable={false}
      className={classNames(styles.icon, directed.has(name) && styles.directed, className)}
    />
  );
}
