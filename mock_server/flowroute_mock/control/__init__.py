"""The one door to worlds from outside the operations, and how a world is written down: snapshot and seed file."""
