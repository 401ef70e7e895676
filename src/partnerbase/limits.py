"""How much one file and the whole content may hold, so that any input ends in bounded time and memory."""

FILE_BYTES = 256 * 1024
BODY_CHARACTERS = 40 * 1024
FILES = 300_000
FOLDER_DEPTH = 8
PATH_CHARACTERS = 160
YAML_DEPTH = 24
YAML_NODES = 20_000
NUMBER_CHARACTERS = 40
