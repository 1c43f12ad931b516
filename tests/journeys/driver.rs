//! Presses keys and looks at the screen, as the run loop does: update, journal, draw.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use jiff::civil::date;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use rejoinder::casework::office::{Office, Settings};
use rejoinder::casework::start::Start;
use rejoinder::domain::case::Case;
use rejoinder::domain::step::Step;
use rejoinder::tui::effect::Effect;
use rejoinder::tui::message::Message;
use rejoinder::tui::model::{Model, Place};
use rejoinder::tui::theme::Theme;
use rejoinder::tui::{screens, update};

/// The folder with what these tests read.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journeys/fixtures").join(name)
}

/// One person in front of one screen.
pub struct Driver {
    /// Where the caret stands; `None` when it is hidden.
    pub caret: Option<(u16, u16)>,
    /// What was put on the clipboard last.
    pub clipboard: Option<String>,
    pub model: Model,
    /// Pieces of long work that wait behind the keys.
    waiting: VecDeque<Message>,
    terminal: Terminal<TestBackend>,
    world: World,
}

/// Where the cases of a test lie.
enum World {
    Alone(tempfile::TempDir, Arc<Office>),
    Shared,
}

/// One office for the tests that look at one case only: loading every playbook takes longer than most of them.
static SHARED: LazyLock<(PathBuf, Arc<Office>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap().keep();
    let office = office(&folder);
    (folder, office)
});

impl World {
    fn alone() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = office(folder.path());
        Self::Alone(folder, office)
    }

    fn office(&self) -> &Arc<Office> {
        if let Self::Alone(_, office) = self { office } else { &SHARED.1 }
    }
}

fn office(world: &Path) -> Arc<Office> {
    let settings = Settings { config: world.join("config"), data: world.join("data"), today: date(2026, 11, 18) };
    Office::load(settings)
}

impl Driver {
    /// On the desk of an empty world.
    pub fn desk(width: u16, height: u16) -> Self {
        let world = World::alone();
        let model = Model::desk(Arc::clone(world.office()), Size::new(width, height), Theme::default());
        Self::begin(world, model)
    }

    /// On a step of a case that is filled in.
    pub fn filled(width: u16, height: u16, step: Step) -> Self {
        Self::filled_in(World::Shared, width, height, step)
    }

    /// The same in a world in which it is the only case.
    pub fn filled_alone(width: u16, height: u16, step: Step) -> Self {
        Self::filled_in(World::alone(), width, height, step)
    }

    fn filled_in(world: World, width: u16, height: u16, step: Step) -> Self {
        let notice = std::fs::read(fixture("notice.txt")).unwrap();
        let start = Start { answers: Some(fixture("answers.toml")), notice: Some((notice, "notice.txt".into())), ..Start::default() };
        let mut open = world.office().start(&start).unwrap();
        open.settle_all().unwrap();
        let model = Model::on(open, Some(step), Size::new(width, height), Theme::default());
        Self::begin(world, model)
    }

    /// On a new case with a letter of the fixtures, as it opens by itself.
    pub fn letter(width: u16, height: u16, name: &str) -> Self {
        let world = World::Shared;
        let bytes = std::fs::read(fixture("letters").join(name)).unwrap();
        let open = world.office().start(&Start { notice: Some((bytes, name.into())), ..Start::default() }).unwrap();
        let model = Model::on(open, None, Size::new(width, height), Theme::default());
        Self::begin(world, model)
    }

    fn begin(world: World, model: Model) -> Self {
        let terminal = Terminal::new(TestBackend::new(model.size.width, model.size.height)).unwrap();
        let mut driver = Self { caret: None, clipboard: None, model, waiting: VecDeque::new(), terminal, world };
        let effects = update::start(&driver.model);
        driver.carry_out(effects);
        driver.draw();
        driver
    }

    /// The power goes: nothing is saved that is not on disk. The last case is opened again.
    pub fn killed(self) -> Self {
        let Self { model, world, .. } = self;
        let size = model.size;
        let id = model.wizard().unwrap().open.id().to_owned();
        drop(model);
        let open = world.office().open(&id).unwrap();
        let model = Model::on(open, None, size, Theme::default());
        Self::begin(world, model)
    }

    /// The same case on a step, as it is when it is opened there: nothing on top, nothing scrolled.
    pub fn opened_at(&mut self, step: Step) {
        let size = self.model.size;
        let place = std::mem::replace(&mut self.model.place, Place::Desk(Box::default()));
        if let Place::Wizard(wizard) = place {
            self.model = Model::on(wizard.open, Some(step), size, Theme::default());
        }
        self.draw();
    }

    /// Another window in the same world.
    pub fn beside(&self, model: Model) -> Self {
        Self::begin(World::Shared, model)
    }

    pub fn send(&mut self, message: Message) {
        let effects = update::update(&mut self.model, message);
        self.carry_out(effects);
        if let Some(wizard) = self.model.wizard_mut() {
            wizard.open.journal();
        }
        update::refresh(&mut self.model);
        self.draw();
    }

    /// Does so many pieces of the long work that waits.
    pub fn work(&mut self, pieces: usize) -> &mut Self {
        for _ in 0..pieces {
            if let Some(message) = self.waiting.pop_front() {
                self.send(message);
            }
        }
        self
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Copy(text) => self.clipboard = Some(text),
                Effect::Edit(_) | Effect::Keep | Effect::Suspend => {}
                Effect::GoOn => self.waiting.push_back(Message::GoOn),
                Effect::ReadDesk { all } => {
                    let office = Arc::clone(&self.model.office);
                    let read = office.read_desk(all, |news| {
                        update::update(&mut self.model, Message::Desk(Ok(news)));
                        true
                    });
                    if let Err(failure) = read {
                        update::update(&mut self.model, Message::Desk(Err(failure)));
                    }
                }
            }
        }
    }

    /// Presses keys, named as the table of keys writes them and separated by blanks.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let message = Message::pressed(key).unwrap_or_else(|| panic!("{key} is no key"));
            self.send(message);
        }
        self
    }

    /// Types a text, key by key.
    pub fn write(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let key = match c {
                '\n' => "enter".to_owned(),
                ' ' => "space".to_owned(),
                c => c.to_string(),
            };
            self.send(Message::pressed(&key).unwrap());
        }
        self
    }

    /// A text arrives as keys in one go, as from a terminal that does not tell a paste: the screen is drawn once.
    pub fn burst(&mut self, text: &str) -> &mut Self {
        let code = |c| match c {
            '\n' => crossterm::event::KeyCode::Enter,
            '\t' => crossterm::event::KeyCode::Tab,
            c => crossterm::event::KeyCode::Char(c),
        };
        let event = |c| crossterm::event::Event::Key(crossterm::event::KeyEvent::new(code(c), crossterm::event::KeyModifiers::NONE));
        let events: Vec<_> = text.chars().map(event).collect();
        for message in rejoinder::tui::input::messages(&events, false) {
            self.send(message);
        }
        self
    }

    /// Where words stand on the screen: column and row of their first letter.
    #[track_caller]
    pub fn find(&self, words: &str) -> (u16, u16) {
        let screen = self.screen();
        let hit = screen.lines().enumerate().find_map(|(row, line)| Some((row, line, line.find(words)?)));
        let (row, line, at) = hit.unwrap_or_else(|| panic!("no {words:?} in\n{screen}"));
        // No wide character stands before what the tests click.
        (line[..at].chars().count() as u16, row as u16)
    }

    pub fn mouse(&mut self, kind: crossterm::event::MouseEventKind, (column, row): (u16, u16)) -> &mut Self {
        let modifiers = crossterm::event::KeyModifiers::NONE;
        self.send(Message::Mouse(crossterm::event::MouseEvent { kind, column, row, modifiers }));
        self
    }

    /// Clicks on the first letter of words.
    #[track_caller]
    pub fn click(&mut self, words: &str) -> &mut Self {
        let at = self.find(words);
        self.mouse(crossterm::event::MouseEventKind::Down(crossterm::event::MouseButton::Left), at)
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Message::Paste(text.to_owned()));
        self
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.terminal.backend_mut().resize(width, height);
        self.send(Message::Resize(width, height));
        self
    }

    pub fn draw(&mut self) {
        let model = &self.model;
        let mut caret = None;
        self.terminal.draw(|frame| caret = screens::draw(frame, model)).unwrap();
        self.caret = caret.map(|c| (c.x, c.y));
    }

    /// What stands on the screen, line by line.
    pub fn screen(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let width = usize::from(buffer.area.width).max(1);
        let line = |cells: &[ratatui::buffer::Cell]| cells.iter().map(|c| c.symbol()).collect::<String>().trim_end().to_owned();
        buffer.content.chunks(width).map(line).collect::<Vec<_>>().join("\n")
    }

    /// The screen as it is kept: the case's ID is made by chance and left out.
    pub fn picture(&self) -> String {
        let mut screen = self.screen();
        let ids = std::fs::read_dir(self.model.office.settings.data.join("cases")).into_iter().flatten().flatten();
        for id in ids.filter_map(|e| e.file_name().into_string().ok()) {
            screen = screen.replace(&id, "ID");
        }
        screen
    }

    /// The same with what is marked by its ground between « and ».
    pub fn marked(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let line = |cells: &[ratatui::buffer::Cell]| {
            let (mut out, mut inside) = (String::new(), false);
            for cell in cells {
                let marked = cell.bg != ratatui::style::Color::Reset;
                if marked != inside {
                    out.push(if marked { '«' } else { '»' });
                    inside = marked;
                }
                out.push_str(cell.symbol());
            }
            out.trim_end().to_owned()
        };
        buffer.content.chunks(usize::from(buffer.area.width).max(1)).map(line).collect::<Vec<_>>().join("\n")
    }

    /// The words of the screen, without the blanks and line ends that stand between them.
    fn words(&self) -> String {
        self.screen().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn words_contain(&self, words: &str) -> bool {
        self.words().contains(words)
    }

    #[track_caller]
    pub fn sees(&mut self, words: &str) -> &mut Self {
        assert!(self.words().contains(words), "{words:?} is not on the screen:\n{}", self.screen());
        self
    }

    #[track_caller]
    pub fn does_not_see(&mut self, words: &str) -> &mut Self {
        assert!(!self.words().contains(words), "{words:?} is on the screen:\n{}", self.screen());
        self
    }

    /// Goes to a step by way of the list of steps, as a person would.
    #[track_caller]
    pub fn go(&mut self, step: Step) -> &mut Self {
        for _ in 0..40 {
            let here = self.model.wizard().unwrap();
            let (at, to) = (place(here.step), place(step));
            if at == to {
                break;
            }
            self.press(if at < to { "f8" } else { "f7" });
        }
        assert_eq!(self.model.wizard().unwrap().step, step);
        // Going back lands on the step's end; the wizard begins each step at its top on the way forward.
        if self.model.wizard().unwrap().focus.is_none() {
            self.press("enter");
        }
        self
    }

    /// Goes on with Tab, from the step's head, until the row with the mark of the focus says the words.
    #[track_caller]
    pub fn focus(&mut self, words: &str) -> &mut Self {
        self.press("esc home");
        for _ in 0..200 {
            if self.screen().lines().any(|line| line.split_once('▸').is_some_and(|(_, here)| here.contains(words))) {
                return self;
            }
            self.press("tab");
        }
        panic!("nothing that has the focus says {words:?}:\n{}", self.screen());
    }

    pub fn case(&self) -> &Case {
        self.model.wizard().unwrap().open.case()
    }

    pub fn folder(&self) -> &Path {
        if let World::Alone(folder, _) = &self.world { folder.path() } else { &SHARED.0 }
    }
}

fn place(step: Step) -> usize {
    Step::ALL.iter().position(|s| *s == step).unwrap()
}
